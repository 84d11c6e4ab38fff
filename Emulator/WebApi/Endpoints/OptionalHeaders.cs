using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.WebApi.Endpoints;

/// <summary>Headers such as <c>MSCRM.SuppressDuplicateDetection</c> are optional parameters of the message; the organization service refuses those it has not.</summary>
internal static class OptionalHeaders
{
    private const string Prefix = "MSCRM.";

    // The spelling counts in a message and not in a header.
    private static readonly Dictionary<string, string> Names = new[]
    {
        "SuppressDuplicateDetection", "BypassBusinessLogicExecution", "BypassBusinessLogicExecutionStepIds", "BypassCustomPluginExecution",
        "SuppressCallbackRegistrationExpanderJob", "SolutionUniqueName", "PartitionId",
    }.ToDictionary(name => Prefix + name, name => name == "PartitionId" ? "partitionId" : name, StringComparer.OrdinalIgnoreCase);

    public static void Copy(IReadOnlyDictionary<string, string> headers, OrganizationRequest request)
    {
        foreach (var (header, name) in Names)
        {
            if (headers.TryGetValue(header, out var value))
                request.Parameters[name] = bool.TryParse(value, out var flag) ? flag : value;
        }
    }
}
