using CrmPayments.Core;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;

namespace CrmPayments.Tests.Core;

/// <summary>Valid things to start from; a test says only what matters to it.</summary>
internal static class ARefund
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public static readonly Currency Euro = Currency.Of("EUR");

    public static readonly RefundLimits AgentLimits = new(500m, 100m);

    public static readonly GatewayCapabilities Gateway = new()
    {
        RefundsBeforeSettlement = false,
        PartialRefunds = true,
        Voids = true,
        IdempotencyWindow = TimeSpan.FromHours(24),
        FindsRefundByReference = true,
        RefundTakes = new BusinessDays(3, 5),
    };

    public static Money Eur(this decimal amount) => new(amount, Euro);

    public static ChargeForRefund Charge(decimal captured = 100m) => new()
    {
        Captured = captured.Eur(),
        Status = ChargeStatus.Settled,
        ChargedOn = Now.AddDays(-10),
        Capabilities = Gateway,
    };

    public static ChargeForRefund With(this ChargeForRefund charge, decimal amount, RefundStatus status) =>
        charge with { Refunds = [.. charge.Refunds, new RefundOnCharge(amount.Eur(), status)] };

    public static RefundRequest Of(decimal? amount) => new(amount, (int)RefundReason.Goodwill);
}
