using CrmPayments.Core.Gateways;

namespace CrmPayments.Core.Refunds;

/// <summary>Whether a refund or a charge that a look-up did not find may be sent again, with the same key and the same content.</summary>
public static class ResendRules
{
    /// <summary>The provider's memory ends somewhere near its stated window; this much before it we no longer rely on it.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromHours(2);

    /// <summary>Only while the gateway surely remembers the key of the first sending; never where it knows no keys.</summary>
    /// <param name="gateway">What the gateway can do.</param>
    /// <param name="submittedOn">When it was first sent.</param>
    /// <param name="now">When it would be sent again.</param>
    public static bool MaySendAgain(GatewayCapabilities gateway, DateTimeOffset submittedOn, DateTimeOffset now) =>
        Remembers(gateway.IdempotencyWindow, submittedOn, now);

    /// <summary>The same for a charge, whose keys some gateways remember for another time.</summary>
    /// <inheritdoc cref="MaySendAgain"/>
    public static bool MaySendChargeAgain(GatewayCapabilities gateway, DateTimeOffset submittedOn, DateTimeOffset now) =>
        Remembers(gateway.ChargeIdempotencyWindow ?? gateway.IdempotencyWindow, submittedOn, now);

    /// <summary>Whether a clear "there is no such charge" settles that it was never made.</summary>
    /// <param name="gateway">What the gateway can do.</param>
    /// <param name="submittedOn">When it was sent; null: never.</param>
    /// <param name="now">When the gateway said so.</param>
    public static bool IsAbsent(GatewayCapabilities gateway, DateTimeOffset? submittedOn, DateTimeOffset now) =>
        gateway.ChargeAbsentAfter is { } after && submittedOn is { } sent && now - sent >= after;

    private static bool Remembers(TimeSpan window, DateTimeOffset submittedOn, DateTimeOffset now) => now >= submittedOn && now - submittedOn < window - Margin;
}
