using CrmPayments.Emulator.Dataverse.Faults;

namespace CrmPayments.Emulator.Dataverse.Pipeline;

/// <summary>Parameters the platform accepts on any request. The ones that would change what happens, and are not emulated, fail by name.</summary>
internal static class OptionalParameters
{
    private static readonly HashSet<string> NotEmulated = new(StringComparer.Ordinal)
    {
        "BypassBusinessLogicExecution", "BypassCustomPluginExecution", "SolutionUniqueName", "partitionId",
    };

    public static void Check(string name, object? value)
    {
        if (NotEmulated.Contains(name) && value is not (null or false or ""))
        {
            throw DataverseFaults.NotEmulated($"The optional parameter '{name}'");
        }

        if (name == "SuppressDuplicateDetection" && value is false)
        {
            throw DataverseFaults.NotEmulated("Duplicate detection (SuppressDuplicateDetection=false)");
        }
    }
}
