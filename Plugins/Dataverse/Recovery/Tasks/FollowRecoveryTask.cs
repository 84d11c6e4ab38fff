using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>Async step after a person has marked a task done: it leaves its queue, and its case is looked at again, which waits for nobody now.</summary>
public sealed class FollowRecoveryTask : Plugin
{
    private const string CaseAlias = "recovery";

    private protected override void Run(Call call)
    {
        if (Find(call.Service, call.Target.Id) is not { } task) return;
        var requests = TaskQueue.TakingOut(call.Service, task.Id).ToList();
        var recovery = task.Row(CaseAlias, RecoveryCaseRow.Table);
        if (recovery.Id != Guid.Empty && CaseStates.IsOpen(RecoveryCaseRow.StatusOf(recovery))) requests.Add(CaseChange.Look(recovery.Id, call.Now));
        if (requests.Count > 0) call.Together([.. requests]);
    }

    /// <returns>Null: it is open again, or closed by itself, when its case knows already.</returns>
    private static Entity? Find(IOrganizationService service, Guid taskId)
    {
        var query = new QueryExpression(RecoveryTaskRow.Table) { ColumnSet = new ColumnSet(RecoveryTaskRow.DoneBy) };
        query.Criteria.AddCondition(RecoveryTaskRow.Id, ConditionOperator.Equal, taskId);
        query.Criteria.AddCondition(RecoveryTaskRow.State, ConditionOperator.NotEqual, RecoveryTaskRow.StateOpen);
        query.Criteria.AddCondition(RecoveryTaskRow.DoneBy, ConditionOperator.NotNull);
        var recovery = query.AddLink(RecoveryCaseRow.Table, RecoveryTaskRow.RecoveryCase, RecoveryCaseRow.Id, JoinOperator.LeftOuter);
        recovery.EntityAlias = CaseAlias;
        recovery.Columns = new ColumnSet(RecoveryCaseRow.Id, RecoveryCaseRow.Status);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault();
    }
}
