using System.ServiceModel;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>
/// Async step when due work marks a task: reminds its owner, then gives it to others. Each is one database transaction under the
/// task's row version, so that it happens once, and never after the task is done.
/// </summary>
public sealed class WatchRecoveryTask : Plugin
{
    private const int MostRaces = 5;

    private protected override void Run(Call call)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            if (WatchedTask.Read(call.Service, call.Target.Id) is not { } task || TryAdvance(call, task)) return;
        }

        throw new InvalidPluginExecutionException(OperationStatus.Retry, "The task is changed by others again and again. It is looked at later.");
    }

    /// <returns>False: somebody changed the task at the same moment.</returns>
    private static bool TryAdvance(Call call, WatchedTask task)
    {
        var stage = task.Dates.DueStage(task.Stage, call.Now);
        var others = stage == TaskStage.Escalated && stage != task.Stage ? task.Escalation : null;
        var told = stage == task.Stage ? [] : Told(call, task, stage);
        try
        {
            Commit(call, task, stage, others, told);
            return true;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.VersionMismatch))
        {
            return false;
        }
    }

    private static void Commit(Call call, WatchedTask task, TaskStage stage, EntityReference? others, IReadOnlyList<OrganizationRequest> told)
    {
        try
        {
            call.Together([Changed(task, stage, others), .. told]);
        }
        catch (FaultException<OrganizationServiceFault> fault) when (others is not null && fault.IsOwnerRefused())
        {
            // Nothing was written: an async step's transaction is this one request, and it was rolled back.
            call.Trace.Trace("Those who should get the task may not read it; its owner keeps it.");
            call.Together([Changed(task, stage, null), .. told]);
        }
    }

    private static UpdateRequest Changed(WatchedTask task, TaskStage stage, EntityReference? owner)
    {
        var row = new Entity(RecoveryTaskRow.Table, task.Id)
        {
            RowVersion = task.Version,
            [RecoveryTaskRow.Stage] = new OptionSetValue((int)stage),
            [RecoveryTaskRow.NextCheckOn] = task.Dates.NextAfter(stage)?.UtcDateTime,
        };
        if (owner is not null) row[RecoveryTaskRow.Owner] = owner;
        return new UpdateRequest { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches };
    }

    private static IReadOnlyList<OrganizationRequest> Told(Call call, WatchedTask task, TaskStage stage) =>
        (stage == TaskStage.Escalated ? task.Superior : task.Reader) is { } reader ? TaskMail.Requests(call, task, reader, stage) : [];
}
