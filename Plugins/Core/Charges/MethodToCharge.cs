using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;

namespace CrmPayments.Core.Charges;

/// <summary>A stored method, as far as it decides whether it can be charged.</summary>
/// <param name="IsRemoved">The customer took it back.</param>
/// <param name="IsExpired">Somebody has said so, whatever its date; what the date says, <see cref="ChargeChecks"/> judges with the history.</param>
/// <param name="ExpiryMonth">1 to 12; null: it does not expire, or nobody knows.</param>
/// <param name="ExpiryYear">Four digits; null as above.</param>
/// <param name="Gateway">What its gateway can do; null: this version does not know the gateway.</param>
public sealed record MethodToCharge(bool IsRemoved, bool IsExpired, int? ExpiryMonth, int? ExpiryYear, GatewayCapabilities? Gateway);
