namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>What a published test card does.</summary>
public sealed record StripeTestEffect
{
    /// <summary>error.code of a decline; empty: no decline.</summary>
    public string Code { get; init; } = "";

    public string DeclineCode { get; init; } = "";

    public string Param { get; init; } = "";

    public string Advice { get; init; } = "";

    /// <summary>The issuer's own response code (ISO 8583 field 39); empty: none is told.</summary>
    public string NetworkCode { get; init; } = "";

    /// <summary>Mastercard's merchant advice code; empty: none is told.</summary>
    public string NetworkAdvice { get; init; } = "";

    /// <summary>The customer has to authenticate.</summary>
    public bool NeedsAuthentication { get; init; }

    /// <summary>Radar blocks it.</summary>
    public bool Blocked { get; init; }

    /// <summary>Reason of the dispute that follows the charge; empty: none.</summary>
    public string DisputeReason { get; init; } = "";

    /// <summary>The dispute is only an inquiry.</summary>
    public bool Inquiry { get; init; }

    /// <summary>A refund is pending at first.</summary>
    public bool RefundPends { get; init; }
}
