namespace CrmPayments.Core.Refunds;

/// <summary>When a refund without a clear answer is looked up at its gateway. Nothing is ever sent by this schedule alone.</summary>
public static class CheckSchedule
{
    /// <summary>After this a person decides; nothing is closed by age.</summary>
    public static readonly TimeSpan EndsAfter = TimeSpan.FromDays(7);

    /// <summary>How long a refund may stay Submitted before it counts as abandoned: longer than the platform lets a plug-in live (2 minutes).</summary>
    public static readonly TimeSpan SendingTakesAtMost = TimeSpan.FromMinutes(3);

    // Waits before the first, second, third ... look-up; the last one repeats. Source: practice of payment engines (Kill Bill's janitor).
    private static readonly TimeSpan[] Waits = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromDays(1)];

    /// <summary>When the next look-up is due.</summary>
    /// <param name="checks">Look-ups already made; at least 0.</param>
    /// <param name="submittedOn">When the refund was sent.</param>
    /// <param name="now">When the last answer (or none) came.</param>
    /// <returns>Null when the schedule has ended: a person decides.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="checks"/> is below 0: a bug in the caller.</exception>
    public static DateTimeOffset? Next(int checks, DateTimeOffset submittedOn, DateTimeOffset now)
    {
        if (checks < 0) throw new ArgumentOutOfRangeException(nameof(checks), checks, "Look-ups are counted from zero.");
        var next = now + Waits[Math.Min(checks, Waits.Length - 1)];
        return next <= submittedOn + EndsAfter ? next : null;
    }

    /// <summary>When a refund that is still Submitted is looked up: the process that sent it must have died.</summary>
    /// <param name="submittedOn">When the intent was committed.</param>
    public static DateTimeOffset AfterCrash(DateTimeOffset submittedOn) => submittedOn + SendingTakesAtMost;
}
