using CrmPayments.Core.Gateways;

namespace CrmPayments.Core.Charges;

/// <summary>A stored method, as far as it decides whether it can be charged.</summary>
/// <param name="IsRemoved">The customer took it back.</param>
/// <param name="IsExpired">Somebody has said so, whatever its date.</param>
/// <param name="ExpiryMonth">1 to 12; null: it does not expire, or nobody knows.</param>
/// <param name="ExpiryYear">Four digits; null as above.</param>
/// <param name="Gateway">What its gateway can do; null: this version does not know the gateway.</param>
public sealed record MethodToCharge(bool IsRemoved, bool IsExpired, int? ExpiryMonth, int? ExpiryYear, GatewayCapabilities? Gateway)
{
    /// <summary>The month printed on a card is its last; another day is given for the time zones of the world.</summary>
    public bool HasExpired(DateTimeOffset now) => ExpiryYear is { } year and > 0 and < 9999 && ExpiryMonth is { } month and >= 1 and <= 12
        && now.UtcDateTime >= new DateTime(year, month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1).AddDays(1);
}
