using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Gateways;

/// <summary>A charge as its gateway tells it.</summary>
public sealed record GatewayCharge
{
    /// <summary>The gateway's id, as its own console shows it.</summary>
    public required string Id { get; init; }

    /// <summary>Our reference (order id), if it carries one.</summary>
    public string Reference { get; init; } = "";

    public required Money Amount { get; init; }

    public required ChargeStatus Status { get; init; }

    public DateTimeOffset? CreatedOn { get; init; }

    public DateTimeOffset? SettledOn { get; init; }

    /// <summary>Null unless the charge was declined or failed.</summary>
    public DeclineReason? DeclineReason { get; init; }

    /// <summary>The gateway's raw code and text of a decline; empty otherwise.</summary>
    public string GatewayCode { get; init; } = "";

    public string GatewayText { get; init; } = "";

    /// <summary>The card network's or bank's own response code of a decline (ISO 8583 field 39, ACH return code), raw; empty where none was told.</summary>
    public string NetworkCode { get; init; } = "";

    /// <summary>What the network advises beside a decline (Mastercard's merchant advice code), raw; empty where nothing was told.</summary>
    public string NetworkAdviceCode { get; init; } = "";

    /// <summary>Whose network: the brand of the card or the kind of bank debit, in the gateway's words; may be empty.</summary>
    public string Network { get; init; } = "";

    /// <summary>The gateway's own fingerprint of the card or account: the same for each token of it; empty where it tells none.</summary>
    public string CardFingerprint { get; init; } = "";

    /// <summary>The gateway's id of the subscription that made the charge; else empty.</summary>
    public string SubscriptionId { get; init; } = "";

    /// <summary>A dispute is open or was lost: nothing may be refunded.</summary>
    public bool Disputed { get; init; }

    /// <summary>The CRM's id of the customer, if the charge was made with one (metadata); else empty.</summary>
    public string CustomerReference { get; init; } = "";

    /// <summary>The customer's e-mail address as the gateway has it; else empty.</summary>
    public string CustomerEmail { get; init; } = "";

    /// <summary>The instrument that was charged; null when the gateway does not say.</summary>
    public GatewayPaymentMethod? Method { get; init; }

    /// <summary>Refunds of this charge that the gateway told with it; may be incomplete.</summary>
    public IReadOnlyList<GatewayRefund> Refunds { get; init; } = [];
}
