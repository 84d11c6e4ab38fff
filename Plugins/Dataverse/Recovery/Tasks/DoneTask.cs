using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>A task that money has closed.</summary>
internal sealed class DoneTask
{
    private static readonly TimeSpan LeastTime = TimeSpan.FromHours(1);

    private readonly Entity _row;

    private DoneTask(Entity row) => _row = row;

    /// <summary>The case's last task, if money closed it and no other is open.</summary>
    /// <remarks>One organization-service call.</remarks>
    public static DoneTask? Last(IOrganizationService service, Guid caseId)
    {
        var query = new QueryExpression(RecoveryTaskRow.Table) { ColumnSet = new ColumnSet(true), TopCount = 1 };
        query.Criteria.AddCondition(RecoveryTaskRow.RecoveryCase, ConditionOperator.Equal, caseId);
        query.AddOrder(RecoveryTaskRow.State, OrderType.Ascending);
        query.AddOrder(RecoveryTaskRow.DoneOn, OrderType.Descending);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault() is { } row && IsPaid(row) ? new DoneTask(row) : null;
    }

    /// <summary>The task that a charge has closed.</summary>
    /// <remarks>One organization-service call.</remarks>
    public static DoneTask? PaidBy(IOrganizationService service, Guid chargeId)
    {
        var query = new QueryExpression(RecoveryTaskRow.Table) { ColumnSet = new ColumnSet(true), TopCount = 1 };
        query.Criteria.AddCondition(RecoveryTaskRow.PaidBy, ConditionOperator.Equal, chargeId);
        query.Criteria.AddCondition(RecoveryTaskRow.State, ConditionOperator.Equal, RecoveryTaskRow.StateCompleted);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault() is { } row && IsPaid(row) ? new DoneTask(row) : null;
    }

    /// <summary>Under which it would be open.</summary>
    public string Key => TaskKeys.Of(_row);

    /// <summary>The charge that was owed; null: it was not about one.</summary>
    public Guid? Debt => _row.GetAttributeValue<EntityReference>(RecoveryTaskRow.Transaction)?.Id;

    /// <summary>The task as new: due as long from now as it was from its creation.</summary>
    public Entity Reopened(string why, DateTimeOffset now)
    {
        var dates = TaskDatesOf.Row(_row);
        var time = dates.DueOn - TaskDatesOf.Utc(_row, "createdon")!.Value;
        var moved = dates.Moved(now + (time > LeastTime ? time : LeastTime), now);
        var row = TaskDatesOf.Set(new Entity(RecoveryTaskRow.Table, _row.Id), moved, TaskStage.Waiting);
        row[RecoveryTaskRow.DueOn] = moved.DueOn.UtcDateTime;
        row[RecoveryTaskRow.State] = new OptionSetValue(RecoveryTaskRow.StateOpen);
        row[RecoveryTaskRow.StatusReason] = new OptionSetValue(RecoveryTaskRow.ReasonOpen);
        row[RecoveryTaskRow.OpenKey] = Key;
        row[RecoveryTaskRow.Reopened] = _row.GetAttributeValue<int>(RecoveryTaskRow.Reopened) + 1;
        row[RecoveryTaskRow.CreditedAmount] = new CrmMoney(0m);
        row[RecoveryTaskRow.Description] = $"{why}\n{_row.GetAttributeValue<string>(RecoveryTaskRow.Description)}".TrimEnd();
        foreach (var column in new[] { RecoveryTaskRow.Outcome, RecoveryTaskRow.Road, RecoveryTaskRow.PaidBy, RecoveryTaskRow.CreditedTo, RecoveryTaskRow.DoneOn, RecoveryTaskRow.DoneBy }) row[column] = null;
        return row;
    }

    private static bool IsPaid(Entity row) => row.GetAttributeValue<OptionSetValue>(RecoveryTaskRow.State).Value != RecoveryTaskRow.StateOpen
        && row.GetAttributeValue<OptionSetValue>(RecoveryTaskRow.Outcome) is { } outcome
        && (TaskOutcome)outcome.Value is TaskOutcome.MoneyArrived or TaskOutcome.PartArrived;
}
