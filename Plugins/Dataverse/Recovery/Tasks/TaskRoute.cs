using CrmPayments.Core.Recovery.Tasks;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>Where a task goes, as a routing rule says. Null: the rule does not say.</summary>
internal sealed record TaskRoute
{
    public static readonly TaskRoute None = new();

    public EntityReference? Rule { get; init; }

    public EntityReference? Owner { get; init; }

    public EntityReference? Queue { get; init; }

    public int? DueAfterHours { get; init; }

    public int? RemindBeforeHours { get; init; }

    public int? EscalateAfterHours { get; init; }

    /// <param name="now">When the task is made, UTC.</param>
    /// <param name="dueAfter">The recovery policy's hours; null: it does not say, either.</param>
    public TaskDates Dates(DateTimeOffset now, int? dueAfter) => TaskDates.From(
        now,
        Above(DueAfterHours) ?? Above(dueAfter) ?? TaskDates.DefaultDueAfterHours,
        RemindBeforeHours ?? TaskDates.DefaultRemindBeforeHours,
        EscalateAfterHours ?? TaskDates.DefaultEscalateAfterHours);

    private static int? Above(int? hours) => hours > 0 ? hours : null;
}
