using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>
/// Step before a person marks a task done, opens it again, or moves its due date: writes what follows from it. What the module
/// writes itself is complete already. Costs no call.
/// </summary>
public sealed class KeepRecoveryTask : Plugin
{
    private const string Before = "Before";

    private protected override void Run(Call call)
    {
        var task = call.Target;
        var before = call.Context.PreEntityImages[Before];
        if (StateOf(task) is { } state && state != StateOf(before)) Follow(task, before, state, call);
        if (task.Contains(RecoveryTaskRow.DueOn) && !task.Contains(RecoveryTaskRow.RemindOn)) Move(task, before, call.Now);
    }

    private static void Follow(Entity task, Entity before, int state, Call call)
    {
        if (state == RecoveryTaskRow.StateOpen) Open(task, before);
        else if (!task.Contains(RecoveryTaskRow.DoneOn)) End(task, call);
    }

    private static void End(Entity task, Call call)
    {
        task[RecoveryTaskRow.DoneOn] = call.Now.UtcDateTime;
        task[RecoveryTaskRow.DoneBy] = UserTable.Reference(call.Asker);
        task[RecoveryTaskRow.OpenKey] = null;
        task[RecoveryTaskRow.NextCheckOn] = null;
    }

    // Where another task about the same was opened meanwhile, the alternate key refuses this one.
    private static void Open(Entity task, Entity before)
    {
        if (task.Contains(RecoveryTaskRow.OpenKey)) return;
        task[RecoveryTaskRow.OpenKey] = TaskKeys.Of(before);
        task[RecoveryTaskRow.DoneOn] = null;
        task[RecoveryTaskRow.DoneBy] = null;
        task[RecoveryTaskRow.Outcome] = null;
        if (before.Contains(RecoveryTaskRow.DueOn)) TaskDatesOf.Set(task, TaskDatesOf.Row(before), TaskStage.Escalated);
    }

    private static void Move(Entity task, Entity before, DateTimeOffset now)
    {
        if (task.GetAttributeValue<DateTime?>(RecoveryTaskRow.DueOn) is not { } due || !before.Contains(RecoveryTaskRow.DueOn)) return;
        TaskDatesOf.Set(task, TaskDatesOf.Row(before).Moved(new DateTimeOffset(DateTime.SpecifyKind(due, DateTimeKind.Utc)), now), TaskStage.Waiting);
    }

    private static int? StateOf(Entity row) => row.GetAttributeValue<OptionSetValue>(RecoveryTaskRow.State)?.Value;
}
