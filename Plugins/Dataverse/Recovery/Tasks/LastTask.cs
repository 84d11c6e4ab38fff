using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>How the latest task of a case stands.</summary>
/// <param name="IsOpen">Somebody has it, or may take it.</param>
/// <param name="Outcome">What was said when it was done; null: it is open, was cancelled, or there was none.</param>
/// <param name="DoneOn">Null: it is open, or there was none.</param>
internal sealed record LastTask(bool IsOpen, TaskOutcome? Outcome, DateTimeOffset? DoneOn)
{
    /// <remarks>One organization-service call.</remarks>
    public static LastTask Read(IOrganizationService service, Guid caseId)
    {
        var query = new QueryExpression(RecoveryTaskRow.Table) { ColumnSet = new ColumnSet(RecoveryTaskRow.State, RecoveryTaskRow.Outcome, RecoveryTaskRow.DoneOn), TopCount = 1 };
        query.Criteria.AddCondition(RecoveryTaskRow.RecoveryCase, ConditionOperator.Equal, caseId);
        query.AddOrder(RecoveryTaskRow.State, OrderType.Ascending);
        query.AddOrder(RecoveryTaskRow.DoneOn, OrderType.Descending);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault() is { } row ? Of(row) : new(false, null, null);
    }

    private static LastTask Of(Entity row)
    {
        var outcome = (TaskOutcome?)row.GetAttributeValue<OptionSetValue>(RecoveryTaskRow.Outcome)?.Value;
        var open = row.GetAttributeValue<OptionSetValue>(RecoveryTaskRow.State).Value == RecoveryTaskRow.StateOpen;
        return open ? new(true, null, null) : new(false, outcome, TaskDatesOf.Utc(row, RecoveryTaskRow.DoneOn));
    }
}
