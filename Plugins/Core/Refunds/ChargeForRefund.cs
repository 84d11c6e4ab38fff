using CrmPayments.Core.Gateways;

namespace CrmPayments.Core.Refunds;

/// <summary>What the rules must know of a charge to decide on a refund.</summary>
public sealed record ChargeForRefund
{
    /// <summary>What was taken, or is held for an authorization.</summary>
    public required Money Captured { get; init; }

    public required ChargeStatus Status { get; init; }

    /// <summary>A dispute is open.</summary>
    public bool Disputed { get; init; }

    /// <summary>When it was charged; null: not known, then no window is checked here and the gateway has the last word.</summary>
    public DateTimeOffset? ChargedOn { get; init; }

    /// <summary>The provider it was made at; null: none this version knows.</summary>
    public GatewayType? Gateway { get; init; }

    /// <summary>What was charged: it decides how long the money takes back. Null: not known.</summary>
    public PaymentMethodKind? Method { get; init; }

    /// <summary>The customer is the person who asks.</summary>
    public bool IsOwn { get; init; }

    /// <summary>All refunds of the charge, in any state.</summary>
    public IReadOnlyList<RefundOnCharge> Refunds { get; init; } = [];

    /// <summary>What the charge's gateway can do; null: this product has no adapter for it, or it is switched off.</summary>
    public GatewayCapabilities? Capabilities { get; init; }

    /// <summary>What lost disputes took for good; null: nothing.</summary>
    public Money? Lost { get; init; }

    public Balances Balances => Balances.Of(Captured, Refunds, Lost);
}
