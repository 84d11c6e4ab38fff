using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>The place of a task in a queue.</summary>
internal static class TaskQueue
{
    /// <summary>The platform's table of what lies in queues; one row a task at most.</summary>
    public const string Item = "queueitem";

    private const string About = "objectid";

    public static OrganizationRequest Adding(EntityReference task, EntityReference queue) =>
        new("AddToQueue") { ["Target"] = task, ["DestinationQueueId"] = queue.Id };

    /// <returns>Empty: it lies in none.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static IEnumerable<OrganizationRequest> TakingOut(IOrganizationService service, Guid taskId) =>
        Items(service, [taskId]).Select(item => new DeleteRequest { Target = item.ToEntityReference() });

    /// <remarks>One organization-service call.</remarks>
    public static IReadOnlyList<Entity> Items(IOrganizationService service, IEnumerable<Guid> taskIds)
    {
        var query = new QueryExpression(Item) { ColumnSet = new ColumnSet(About) };
        query.Criteria.AddCondition(About, ConditionOperator.In, [.. taskIds.Cast<object>()]);
        return service.RetrieveMultiple(query).Entities;
    }
}
