using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Pipeline;

internal static class RequestTarget
{
    /// <returns>The table a request is about, for people who read the metrics; empty when it names none.</returns>
    public static string TableOf(OrganizationRequest request)
    {
        request.Parameters.TryGetValue("Target", out var target);
        request.Parameters.TryGetValue("Query", out var query);
        return (target, query) switch
        {
            (Entity row, _) => row.LogicalName,
            (EntityReference reference, _) => reference.LogicalName,
            (_, QueryExpression expression) => expression.EntityName,
            (_, QueryByAttribute byAttribute) => byAttribute.EntityName,
            (_, FetchExpression) => "(FetchXML)",
            _ => "",
        };
    }
}
