namespace CrmPayments.Core.Gateways.Health;

/// <summary>How a gateway stands, and what follows from a call.</summary>
/// <param name="Health">Whether calls go out.</param>
/// <param name="Failures">Calls in a row that were not answered as they should.</param>
/// <param name="FailingSince">When the first of them was; null: none.</param>
/// <param name="RetryOn">While it is not closed: from when one call may try it.</param>
/// <remarks>
/// Only the way counts, not the answer's content: no connection, no answer in time, a server's error (5xx) or too many requests
/// (429) is a failure; a refusal, of a card or of our credentials, is an answer.
/// </remarks>
public sealed record HealthState(GatewayHealth Health, int Failures, DateTimeOffset? FailingSince, DateTimeOffset? RetryOn)
{
    /// <summary>So many failures in a row pause a gateway: one time-out, or one refund that was tried twice, does not.</summary>
    public const int Threshold = 5;

    /// <summary>The first pause; each trial that fails doubles it.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(30);

    /// <summary>How long a trial may take: its job may die, then another one tries.</summary>
    public static readonly TimeSpan Trial = TimeSpan.FromMinutes(2);

    public static HealthState Good { get; } = new(GatewayHealth.Closed, 0, null, null);

    /// <summary>Whether a call may go out now as any other.</summary>
    public bool IsClosed => Health == GatewayHealth.Closed;

    /// <summary>The state with which one call may try a paused gateway; whoever writes it first does.</summary>
    /// <returns>Null: not yet.</returns>
    public HealthState? Try(DateTimeOffset now) => !IsClosed && (RetryOn is null || RetryOn <= now)
        ? this with { Health = GatewayHealth.HalfOpen, RetryOn = now + Trial }
        : null;

    /// <summary>The state after a call that failed.</summary>
    public HealthState Failed(DateTimeOffset now)
    {
        var failures = Failures + 1;
        var since = FailingSince ?? now;
        return failures < Threshold && IsClosed
            ? new(GatewayHealth.Closed, failures, since, null)
            : new(GatewayHealth.Open, failures, since, now + Pause(failures));
    }

    private static TimeSpan Pause(int failures)
    {
        var doublings = Math.Min(Math.Max(0, failures - Threshold), 10);
        var pause = TimeSpan.FromTicks(FirstPause.Ticks << doublings);
        return pause < LongestPause ? pause : LongestPause;
    }
}
