namespace CrmPayments.Core.Recovery.Tasks;

/// <summary>Until when a task should be done, and what happens when it is not. All in UTC.</summary>
/// <param name="DueOn">When it should be done.</param>
/// <param name="RemindOn">When its owner is reminded; null: not.</param>
/// <param name="EscalateOn">When others are asked; null: never.</param>
public sealed record TaskDates(DateTimeOffset DueOn, DateTimeOffset? RemindOn, DateTimeOffset? EscalateOn)
{
    /// <summary>Where no rule says: a working day to do it, four hours before its end a reminder, a day after it others are asked.</summary>
    public const int DefaultDueAfterHours = 24, DefaultRemindBeforeHours = 4, DefaultEscalateAfterHours = 24;

    /// <param name="created">Now.</param>
    /// <param name="dueAfter">Hours, above zero.</param>
    /// <param name="remindBefore">Hours before the due date; zero, or more than <paramref name="dueAfter"/>: no reminder.</param>
    /// <param name="escalateAfter">Hours after the due date; zero: never.</param>
    public static TaskDates From(DateTimeOffset created, int dueAfter, int remindBefore, int escalateAfter)
    {
        var due = created.AddHours(dueAfter);
        return new(due, remindBefore > 0 && remindBefore < dueAfter ? due.AddHours(-remindBefore) : null, escalateAfter > 0 ? due.AddHours(escalateAfter) : null);
    }

    /// <summary>A person set another due date: what depends on it keeps its distance. A reminder that would lie in the past is not made up for.</summary>
    public TaskDates Moved(DateTimeOffset due, DateTimeOffset now)
    {
        var by = due - DueOn;
        return new(due, RemindOn + by is { } remind && remind > now ? remind : null, EscalateOn + by is { } escalate && escalate > now ? escalate : null);
    }

    /// <summary>When the clock looks at the task next.</summary>
    /// <returns>Null: nothing more happens by itself.</returns>
    public DateTimeOffset? NextAfter(TaskStage stage) => stage switch
    {
        TaskStage.Waiting => RemindOn ?? EscalateOn,
        TaskStage.Reminded => EscalateOn,
        _ => null,
    };

    /// <summary>The stage that is due now. Where the clock stood long enough for both, one step is enough.</summary>
    /// <returns>The stage it is in already: nothing is due.</returns>
    public TaskStage DueStage(TaskStage stage, DateTimeOffset now) => stage switch
    {
        TaskStage.Escalated => stage,
        _ when EscalateOn <= now => TaskStage.Escalated,
        TaskStage.Waiting when RemindOn <= now => TaskStage.Reminded,
        _ => stage,
    };
}
