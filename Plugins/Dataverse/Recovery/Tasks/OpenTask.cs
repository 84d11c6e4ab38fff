using System.Globalization;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>A task that waits for a person.</summary>
internal sealed class OpenTask
{
    private static readonly string[] Read =
    [
        RecoveryTaskRow.Kind, RecoveryTaskRow.OpenKey, RecoveryTaskRow.LastContactBy, RecoveryTaskRow.LastContactOn, RecoveryTaskRow.RecoveryCase,
        RecoveryTaskRow.SetupProblem, RecoveryTaskRow.KindNumber, RecoveryTaskRow.Regarding,
    ];

    private readonly Entity _row;

    private OpenTask(Entity row) => _row = row;

    public Guid Id => _row.Id;

    private TaskKind Kind => (TaskKind)_row.GetAttributeValue<OptionSetValue>(RecoveryTaskRow.Kind).Value;

    private SetupProblem? Problem => (SetupProblem?)_row.GetAttributeValue<OptionSetValue>(RecoveryTaskRow.SetupProblem)?.Value;

    /// <summary>The task that is open under one of the keys; of several, that of the first key.</summary>
    /// <param name="service">As SYSTEM.</param>
    /// <param name="keys">The strongest first.</param>
    /// <param name="debt">Found by it, too, whatever its key: an earlier case of the same charge may have opened it. Null: by the keys alone.</param>
    /// <remarks>One organization-service call.</remarks>
    public static OpenTask? Find(IOrganizationService service, string[] keys, Guid? debt = null)
    {
        var query = new QueryExpression(RecoveryTaskRow.Table) { ColumnSet = new ColumnSet(Read), TopCount = keys.Length + 1 };
        query.Criteria.AddCondition(RecoveryTaskRow.State, ConditionOperator.Equal, RecoveryTaskRow.StateOpen);
        var one = query.Criteria.AddFilter(LogicalOperator.Or);
        one.AddCondition(RecoveryTaskRow.OpenKey, ConditionOperator.In, [.. keys]);
        if (debt is { } charge) one.AddCondition(RecoveryTaskRow.Transaction, ConditionOperator.Equal, charge);
        return service.RetrieveMultiple(query).Entities.OrderBy(task => Strength(keys, task)).FirstOrDefault() is { } row ? new OpenTask(row) : null;
    }

    /// <summary>The task that is open about a subscription, whatever its key.</summary>
    /// <remarks>One organization-service call.</remarks>
    public static OpenTask? About(IOrganizationService service, Guid subscriptionId)
    {
        var query = new QueryExpression(RecoveryTaskRow.Table) { ColumnSet = new ColumnSet(Read), TopCount = 1 };
        query.Criteria.AddCondition(RecoveryTaskRow.Subscription, ConditionOperator.Equal, subscriptionId);
        query.Criteria.AddCondition(RecoveryTaskRow.State, ConditionOperator.Equal, RecoveryTaskRow.StateOpen);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault() is { } row ? new OpenTask(row) : null;
    }

    /// <summary>The news, on the task that a person may already work on: owner, dates and log stay as they are.</summary>
    public Entity Refreshed(TaskOrder order)
    {
        var kind = TaskKinds.Merged(Kind, order.Kind);
        var row = TaskRow.About(new Entity(RecoveryTaskRow.Table, Id), order with { Kind = kind, Problem = order.Problem ?? Problem });
        row[RecoveryTaskRow.OpenKey] = order.OpenKey;
        if (order.Amount is not null || kind != Kind) row[RecoveryTaskRow.Subject] = Subject(order, kind);
        if (kind != Kind) row[RecoveryTaskRow.Kind] = new OptionSetValue((int)kind);
        return row;
    }

    private static int Strength(string[] keys, Entity task) => Array.IndexOf(keys, task.GetAttributeValue<string>(RecoveryTaskRow.OpenKey)) is var at && at >= 0 ? at : keys.Length;

    // A new kind brings a new number, which the step that gives it puts in place of the mark.
    private string Subject(TaskOrder order, TaskKind kind)
    {
        var subject = Sentences.For(order.Language).TaskSubject(kind, order.Amount, _row.GetAttributeValue<EntityReference>(RecoveryTaskRow.Regarding)?.Name ?? "");
        var number = _row.GetAttributeValue<int>(RecoveryTaskRow.KindNumber).ToString(CultureInfo.InvariantCulture);
        return (kind == Kind ? subject.Replace(Sentences.TaskNumberMark, number) : subject).Cut(RecoveryTaskRow.SubjectLength);
    }

    /// <summary>Done by itself: what arrived is credited to whose work brought it.</summary>
    public Entity Closed(TaskEnd end, DateTimeOffset now)
    {
        var row = new Entity(RecoveryTaskRow.Table, Id)
        {
            [RecoveryTaskRow.State] = new OptionSetValue(RecoveryTaskRow.StateCompleted),
            [RecoveryTaskRow.StatusReason] = new OptionSetValue(RecoveryTaskRow.ReasonCompleted),
            [RecoveryTaskRow.Outcome] = new OptionSetValue((int)end.Outcome),
            [RecoveryTaskRow.DoneOn] = now.UtcDateTime,
            [RecoveryTaskRow.NextCheckOn] = null,
            [RecoveryTaskRow.OpenKey] = null,
        };
        if (end.Road is { } road) row[RecoveryTaskRow.Road] = new OptionSetValue((int)road);
        if (end.Amount is { } amount) row[RecoveryTaskRow.CreditedAmount] = new CrmMoney(amount.Amount);
        if (end.PaidBy is { } charge) row[RecoveryTaskRow.PaidBy] = new EntityReference(TransactionRow.Table, charge);
        if (end.Amount is not null && CreditTo(end, now) is { } person) row[RecoveryTaskRow.CreditedTo] = UserTable.Reference(person);
        return row;
    }

    private Guid? CreditTo(TaskEnd end, DateTimeOffset now) => TaskCredit.Of(
        end.CreditTo,
        _row.GetAttributeValue<EntityReference>(RecoveryTaskRow.LastContactBy)?.Id,
        _row.GetAttributeValue<DateTime?>(RecoveryTaskRow.LastContactOn) is { } on ? new DateTimeOffset(DateTime.SpecifyKind(on, DateTimeKind.Utc)) : null,
        now);
}
