namespace CrmPayments.Core.Refunds;

/// <summary>How long a refund waits for a decision, from when it was asked for: until a reminder, until it is passed on, until it ends.</summary>
/// <remarks>Whatever a policy says, the wait ends, and nothing happens after the end: later steps are drawn forward to it.</remarks>
public sealed record ApprovalWaits
{
    /// <summary>A week, as the money is held that long and a customer waits. Source: practice/refunds.md, section 7.</summary>
    private const int DefaultRemind = 24, DefaultEscalate = 72, DefaultExpire = 168;

    /// <summary>The longest wait a policy can set: a year.</summary>
    private const int MostHours = 8760;

    private ApprovalWaits(int remind, int escalate, int expire)
    {
        ExpireAfter = Hours(expire);
        EscalateAfter = Earlier(Hours(escalate), ExpireAfter);
        RemindAfter = Earlier(Hours(remind), EscalateAfter);
    }

    public static ApprovalWaits Default { get; } = Of(null, null, null);

    /// <summary>At least an hour, at most <see cref="EscalateAfter"/>.</summary>
    public TimeSpan RemindAfter { get; }

    /// <summary>At most <see cref="ExpireAfter"/>.</summary>
    public TimeSpan EscalateAfter { get; }

    /// <summary>At most a year.</summary>
    public TimeSpan ExpireAfter { get; }

    /// <summary>What a policy says.</summary>
    /// <param name="remindAfterHours">Null: 24.</param>
    /// <param name="escalateAfterHours">Null: 72.</param>
    /// <param name="expireAfterHours">Null: 168.</param>
    public static ApprovalWaits Of(int? remindAfterHours, int? escalateAfterHours, int? expireAfterHours) =>
        new(remindAfterHours ?? DefaultRemind, escalateAfterHours ?? DefaultEscalate, expireAfterHours ?? DefaultExpire);

    private static TimeSpan Hours(int hours) => TimeSpan.FromHours(Math.Min(Math.Max(hours, 1), MostHours));

    private static TimeSpan Earlier(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
