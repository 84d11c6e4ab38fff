using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>A charge or a refund.</summary>
public sealed record AuthorizeNetTransaction : IBooked
{
    public const string RefundType = "refundTransaction";

    public required string Id { get; init; }

    /// <summary>The vendor's transactionType.</summary>
    public required string Type { get; init; }

    /// <summary>Of a refund: its charge; else empty.</summary>
    public string RefTransId { get; init; } = "";

    public required decimal Amount { get; init; }

    public required string Status { get; init; }

    public int ResponseCode { get; init; } = 1;

    public string ReasonCode { get; init; } = "1";

    /// <summary>The processor's own code of a decline; empty where it passes none on.</summary>
    public string RawCode { get; init; } = "";

    /// <summary>Of the subscription (Automated Recurring Billing) that made it; 0: none did.</summary>
    public int SubscriptionId { get; init; }

    public string InvoiceNumber { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>Of the request that made it.</summary>
    public string RefId { get; init; } = "";

    public required AuthorizeNetInstrument Instrument { get; init; }

    /// <summary>The stored customer and method; empty for none.</summary>
    public string ProfileId { get; init; } = "";

    public string PaymentProfileId { get; init; } = "";

    public string Email { get; init; } = "";

    public bool Recurring { get; init; }

    public required DateTimeOffset SubmittedOn { get; init; }

    public DateTimeOffset? SettledOn { get; init; }

    /// <summary>Empty until it is settled.</summary>
    public string BatchId { get; init; } = "";

    [Newtonsoft.Json.JsonIgnore]
    public bool IsRefund => Type == RefundType;

    string IBooked.Owner => RefTransId;

    string IBooked.Reference => InvoiceNumber;
}
