namespace CrmPayments.Core.Refunds;

/// <summary>When a refund or a charge without a clear answer is looked up at its gateway. Nothing is ever sent by this schedule alone.</summary>
public static class CheckSchedule
{
    /// <summary>After this a person decides; nothing is closed by age.</summary>
    public static readonly TimeSpan EndsAfter = TimeSpan.FromDays(7);

    /// <summary>How long a refund or a charge may stay Submitted before it counts as abandoned: longer than the platform lets a plug-in live (2 minutes).</summary>
    public static readonly TimeSpan SendingTakesAtMost = TimeSpan.FromMinutes(3);

    // Waits before the first, second, third ... look-up; the last one repeats. Source: practice of payment engines (Kill Bill's janitor).
    private static readonly TimeSpan[] RefundWaits = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromDays(1)];

    // A charge holds up its whole recovery, so it is asked for more often at first. Source: practice/recovery.md, section 8.
    private static readonly TimeSpan[] ChargeWaits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1)];

    /// <summary>When the next look-up of a refund is due.</summary>
    /// <param name="checks">Look-ups already made; at least 0.</param>
    /// <param name="submittedOn">When it was sent.</param>
    /// <param name="now">When the last answer (or none) came.</param>
    /// <returns>Null when the schedule has ended: a person decides.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="checks"/> is below 0: a bug in the caller.</exception>
    public static DateTimeOffset? Next(int checks, DateTimeOffset submittedOn, DateTimeOffset now) => Next(RefundWaits, checks, submittedOn, now);

    /// <summary>When the next look-up of a charge is due.</summary>
    /// <inheritdoc cref="Next(int, DateTimeOffset, DateTimeOffset)"/>
    public static DateTimeOffset? NextOfCharge(int checks, DateTimeOffset submittedOn, DateTimeOffset now) => Next(ChargeWaits, checks, submittedOn, now);

    /// <summary>When what is still Submitted is looked up: the process that sent it must have died.</summary>
    /// <param name="submittedOn">When the intent was committed.</param>
    public static DateTimeOffset AfterCrash(DateTimeOffset submittedOn) => submittedOn + SendingTakesAtMost;

    private static DateTimeOffset? Next(TimeSpan[] waits, int checks, DateTimeOffset submittedOn, DateTimeOffset now)
    {
        if (checks < 0) throw new ArgumentOutOfRangeException(nameof(checks), checks, "Look-ups are counted from zero.");
        var next = now + waits[Math.Min(checks, waits.Length - 1)];
        return next <= submittedOn + EndsAfter ? next : null;
    }
}
