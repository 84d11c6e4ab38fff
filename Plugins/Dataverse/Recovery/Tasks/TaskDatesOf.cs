using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>A task's dates, from and to its columns.</summary>
internal static class TaskDatesOf
{
    /// <exception cref="InvalidOperationException">The row has no due date.</exception>
    public static TaskDates Row(Entity row) => new(
        Utc(row, RecoveryTaskRow.DueOn) ?? throw new InvalidOperationException("The task has no due date."),
        Utc(row, RecoveryTaskRow.RemindOn),
        Utc(row, RecoveryTaskRow.EscalateOn));

    /// <returns>Null: the column is empty.</returns>
    public static DateTimeOffset? Utc(Entity row, string column) =>
        row.GetAttributeValue<DateTime?>(column) is { } on ? new DateTimeOffset(DateTime.SpecifyKind(on, DateTimeKind.Utc)) : null;

    /// <summary>Writes what depends on the due date.</summary>
    public static Entity Set(Entity row, TaskDates dates, TaskStage stage)
    {
        row[RecoveryTaskRow.RemindOn] = dates.RemindOn?.UtcDateTime;
        row[RecoveryTaskRow.EscalateOn] = dates.EscalateOn?.UtcDateTime;
        row[RecoveryTaskRow.Stage] = new OptionSetValue((int)stage);
        row[RecoveryTaskRow.NextCheckOn] = dates.NextAfter(stage)?.UtcDateTime;
        return row;
    }
}
