using CrmPayments.Core.Gateways;

namespace CrmPayments.Webhooks;

/// <summary>A gateway account as it was read, and when it was last asked for.</summary>
/// <param name="account">With its secrets.</param>
/// <param name="readAt">A timestamp of the clock: the machine's steady one, which no one can move.</param>
internal sealed class KnownAccount(GatewayAccount account, long readAt)
{
    private long _askedAt = readAt;

    public GatewayAccount Account => account;

    /// <summary>Whether the caller is to read it again: true for one caller only, and not before this time has passed.</summary>
    public bool ClaimReading(TimeSpan after, TimeProvider clock)
    {
        var askedAt = Volatile.Read(ref _askedAt);
        return clock.GetElapsedTime(askedAt) >= after && Interlocked.CompareExchange(ref _askedAt, clock.GetTimestamp(), askedAt) == askedAt;
    }
}
