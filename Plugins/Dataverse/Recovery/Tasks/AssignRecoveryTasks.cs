using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Crm.Sdk.Messages;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>
/// Custom API cpay_AssignRecoveryTasks: gives tasks to a person or a team, only to those with access. Everybody may hand over
/// their own, and take what belongs to a team; who may hand work round in queues may give any that they see.
/// </summary>
public sealed class AssignRecoveryTasks : Plugin
{
    /// <summary>More at once is a mistake: a list shows fewer.</summary>
    private const int Most = 250;

    private const string ToHandRound = "prvWriteQueueItem";

    private protected override void Run(Call call)
    {
        var ids = Ids(call);
        var isTeam = call.Input<bool>("AssigneeIsTeam");
        var assignee = Assignee.Read(call.Service, call.Input<Guid>("AssigneeId") is var id && id != Guid.Empty ? id : call.Asker, isTeam);
        var sentences = Sentences.For(call.ReadLanguage());
        if (assignee.Name.Length == 0) Answer(call, 0, sentences.AssigneeNotFound());
        else if (!assignee.HasAccess) Answer(call, 0, sentences.AssigneeWithoutAccess(assignee.Name));
        else Assign(call, ids, assignee, sentences);
    }

    /// <exception cref="InvalidPluginExecutionException">There are none, too many, or one is no id.</exception>
    private static List<Guid> Ids(Call call)
    {
        var ids = (call.Input<string[]>("RecoveryTaskIds") ?? []).Select(text => Guid.TryParse(text, out var id) ? id : throw new InvalidPluginExecutionException($"The parameter RecoveryTaskIds holds \"{text}\", which is no id of a row.")).Distinct().ToList();
        return ids.Count is > 0 and <= Most ? ids : throw new InvalidPluginExecutionException($"The parameter RecoveryTaskIds must hold 1 to {Most} ids of recovery tasks.");
    }

    private static void Assign(Call call, List<Guid> ids, Assignee assignee, Sentences sentences)
    {
        var seen = Open(call.AsAsker(), ids);
        var mayGiveAny = MayHandRound(call);
        var given = seen.Where(task => mayGiveAny || MayGive(task, call.Asker, assignee)).Select(task => task.Id).ToList();
        foreach (var task in given) call.Service.Update(new Entity(RecoveryTaskRow.Table, task) { [RecoveryTaskRow.Owner] = assignee.Reference });
        if (given.Count > 0 && assignee.Reference.LogicalName == UserTable.Name) call.InTurn(Picked(call.Service, given, assignee));
        Answer(call, given.Count, given.Count == ids.Count ? sentences.TasksAssigned(given.Count, assignee.Name) : sentences.TasksAssignedInPart(given.Count, ids.Count, assignee.Name));
    }

    /// <summary>Those that the asker may read and that are still open.</summary>
    private static DataCollection<Entity> Open(IOrganizationService asAsker, List<Guid> ids)
    {
        var query = new QueryExpression(RecoveryTaskRow.Table) { ColumnSet = new ColumnSet(RecoveryTaskRow.Owner) };
        query.Criteria.AddCondition(RecoveryTaskRow.Id, ConditionOperator.In, [.. ids.Cast<object>()]);
        query.Criteria.AddCondition(RecoveryTaskRow.State, ConditionOperator.Equal, RecoveryTaskRow.StateOpen);
        return asAsker.RetrieveMultiple(query).Entities;
    }

    private static bool MayHandRound(Call call)
    {
        var held = (RetrieveUserSetOfPrivilegesByNamesResponse)call.Service.Execute(new RetrieveUserSetOfPrivilegesByNamesRequest { UserId = call.Asker, PrivilegeNames = [ToHandRound] });
        return held.RolePrivileges.Length > 0;
    }

    // A task of a team is nobody's yet.
    private static bool MayGive(Entity task, Guid asker, Assignee assignee)
    {
        var owner = task.GetAttributeValue<EntityReference>(RecoveryTaskRow.Owner);
        return owner.Id == asker || (owner.LogicalName != UserTable.Name && assignee.Reference.Id == asker);
    }

    /// <summary>The queue shows who works on it.</summary>
    private static IEnumerable<OrganizationRequest> Picked(IOrganizationService service, IEnumerable<Guid> tasks, Assignee worker) => TaskQueue.Items(service, tasks).Select(item =>
        new OrganizationRequest("PickFromQueue") { ["QueueItemId"] = item.Id, ["WorkerId"] = worker.Reference.Id, ["RemoveQueueItem"] = false });

    private static void Answer(Call call, int assigned, string message)
    {
        call.Output("Outcome", assigned > 0 ? "Assigned" : "Denied");
        call.Output("Assigned", assigned);
        call.Output("Message", message);
    }
}
