using System.Xml.Linq;

namespace CrmPayments.Tests.Plugins;

/// <summary>Where things are in the clone the tests were built in.</summary>
internal static class Clone
{
    private static readonly string Root = Find();

    public static string PluginAssembly => Path("Plugins", "Dataverse", "bin", Configuration, "net462", "CrmPayments.Plugins.dll");

#if DEBUG
    private static string Configuration => "Debug";
#else
    private static string Configuration => "Release";
#endif

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>The id of the solution's step with this name.</summary>
    public static string StepId(string name) => FindStepId(name) ?? throw new InvalidOperationException($"The solution has no step '{name}'.");

    /// <returns>Null: the solution has no such step.</returns>
    public static string? FindStepId(string name) => Directory.EnumerateFiles(Path("Solution", "src", "SdkMessageProcessingSteps"), "*.xml")
        .Select(file => XElement.Load(file))
        .SingleOrDefault(step => (string?)step.Attribute("Name") == name)?
        .Attribute("SdkMessageProcessingStepId")!.Value.Trim('{', '}');

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "CrmPayments.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run from a clone of the repository.");
    }
}
