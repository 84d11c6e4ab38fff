using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>A sale or, as the XML API calls a refund, a credit.</summary>
public sealed record BraintreeTransaction : IBooked
{
    /// <summary>The legacy id: what the Control Panel, the XML API and notifications show.</summary>
    public required string Id { get; init; }

    /// <summary>The sale that a credit gives back of; empty for a sale.</summary>
    public string RefundedId { get; init; } = "";

    public required decimal Amount { get; init; }

    public required string Currency { get; init; }

    public required string MerchantAccountId { get; init; }

    /// <summary>One of <see cref="BraintreeStatus"/>.</summary>
    public required string Status { get; init; }

    public string OrderId { get; init; } = "";

    public string CustomerId { get; init; } = "";

    /// <summary>The vaulted method's legacy token; empty when it is not stored.</summary>
    public string MethodToken { get; init; } = "";

    public required BraintreeInstrument Instrument { get; init; }

    /// <summary>transaction_source of the XML API: recurring, unscheduled, ...; empty for none.</summary>
    public string Source { get; init; } = "";

    public string ProcessorCode { get; init; } = "";

    /// <summary>The issuer's own response code (ISO 8583 field 39); empty: none is told.</summary>
    public string NetworkCode { get; init; } = "";

    /// <summary>Mastercard's merchant advice code; empty: none is told.</summary>
    public string AdviceCode { get; init; } = "";

    /// <summary>The subscription that made it; empty for none.</summary>
    public string SubscriptionId { get; init; } = "";

    /// <summary>fraud, duplicate, ...; empty unless the gateway rejected it.</summary>
    public string RejectionReason { get; init; } = "";

    /// <summary>The first of two equal charges; empty unless rejected as a duplicate.</summary>
    public string DuplicateOf { get; init; } = "";

    public required DateTimeOffset CreatedOn { get; init; }

    public DateTimeOffset? DisbursedOn { get; init; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<BraintreeStatusEvent> History { get; init; } = [];

    public bool IsSale => RefundedId.Length == 0;

    string IBooked.Owner => RefundedId;

    string IBooked.Reference => OrderId;

    /// <summary>The transaction one step on.</summary>
    public BraintreeTransaction Moved(string status, DateTimeOffset on) =>
        this with { Status = status, History = [new BraintreeStatusEvent(status, on, Amount), .. History] };
}
