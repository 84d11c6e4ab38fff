using CrmPayments.Core.Recovery;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Crm.Sdk.Messages;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>A task about which a customer was called, and the person who did.</summary>
internal sealed class CalledTask
{
    private const string CaseAlias = "recovery";

    private static readonly string[] Columns =
    [
        RecoveryTaskRow.Number, RecoveryTaskRow.State, RecoveryTaskRow.Regarding, RecoveryTaskRow.Contacts, RecoveryTaskRow.ContactLog, RecoveryTaskRow.FirstContactOn,
    ];

    private readonly Entity _row;

    private CalledTask(Entity row) => _row = row;

    public EntityReference Reference => _row.ToEntityReference();

    public bool IsOpen => _row.GetAttributeValue<OptionSetValue>(RecoveryTaskRow.State).Value == RecoveryTaskRow.StateOpen;

    public string Number => _row.GetAttributeValue<string>(RecoveryTaskRow.Number) ?? "";

    public EntityReference? Customer => _row.GetAttributeValue<EntityReference>(RecoveryTaskRow.Regarding);

    /// <summary>Null: it has no case, or one that is closed.</summary>
    public Guid? OpenCaseId => _row.Row(CaseAlias, RecoveryCaseRow.Table) is { } recovery && recovery.Id != Guid.Empty && CaseStates.IsOpen(RecoveryCaseRow.StatusOf(recovery)) ? recovery.Id : null;

    /// <remarks>One organization-service call.</remarks>
    public static CalledTask? Read(IOrganizationService service, Guid taskId)
    {
        var query = new QueryExpression(RecoveryTaskRow.Table) { ColumnSet = new ColumnSet(Columns), TopCount = 1 };
        query.Criteria.AddCondition(RecoveryTaskRow.Id, ConditionOperator.Equal, taskId);
        var recovery = query.AddLink(RecoveryCaseRow.Table, RecoveryTaskRow.RecoveryCase, RecoveryCaseRow.Id, JoinOperator.LeftOuter);
        recovery.EntityAlias = CaseAlias;
        recovery.Columns = new ColumnSet(RecoveryCaseRow.Id, RecoveryCaseRow.Status);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault() is { } row ? new CalledTask(row) : null;
    }

    /// <summary>Whether the person may write it: their own task, or what their roles let them.</summary>
    /// <remarks>One organization-service call.</remarks>
    public bool MayBeWrittenBy(IOrganizationService service, Guid userId)
    {
        var request = new RetrievePrincipalAccessRequest { Principal = UserTable.Reference(userId), Target = Reference };
        return ((RetrievePrincipalAccessResponse)service.Execute(request)).AccessRights.HasFlag(AccessRights.WriteAccess);
    }

    /// <summary>The task after the call, under its row version: two calls logged at once count twice.</summary>
    /// <param name="by">Who called.</param>
    /// <param name="result">How it ended.</param>
    /// <param name="line">For the log.</param>
    /// <param name="followUpOn">The new due date; null: it stays.</param>
    /// <param name="now">When.</param>
    public Entity After(Guid by, ContactResult result, string line, DateTimeOffset? followUpOn, DateTimeOffset now)
    {
        var row = new Entity(RecoveryTaskRow.Table, _row.Id)
        {
            RowVersion = _row.RowVersion,
            [RecoveryTaskRow.Contacts] = _row.GetAttributeValue<int>(RecoveryTaskRow.Contacts) + 1,
            [RecoveryTaskRow.ContactLog] = ContactRules.Logged(_row.GetAttributeValue<string>(RecoveryTaskRow.ContactLog) ?? "", line, RecoveryTaskRow.ContactLogLength),
            [RecoveryTaskRow.LastContactOn] = now.UtcDateTime,
            [RecoveryTaskRow.LastContactBy] = UserTable.Reference(by),
            [RecoveryTaskRow.LastResult] = new OptionSetValue((int)result),
        };
        if (!_row.Contains(RecoveryTaskRow.FirstContactOn)) row[RecoveryTaskRow.FirstContactOn] = now.UtcDateTime;
        if (followUpOn is { } due) row[RecoveryTaskRow.DueOn] = due.UtcDateTime;
        return row;
    }
}
