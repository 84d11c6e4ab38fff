using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>A PaymentIntent: what a CRM stores as the charge.</summary>
public sealed record StripeIntent : IBooked
{
    public const string NeedsMethod = "requires_payment_method", NeedsConfirmation = "requires_confirmation", NeedsAction = "requires_action",
        NeedsCapture = "requires_capture", Processing = "processing", Canceled = "canceled", Succeeded = "succeeded";

    public required string Id { get; init; }

    /// <summary>In the currency's smallest unit.</summary>
    public required long Amount { get; init; }

    /// <summary>Lower case.</summary>
    public required string Currency { get; init; }

    public required string Status { get; init; }

    public string CustomerId { get; init; } = "";

    public string MethodId { get; init; } = "";

    public string ChargeId { get; init; } = "";

    public string Description { get; init; } = "";

    public bool ManualCapture { get; init; }

    public long AmountReceived { get; init; }

    public string CancellationReason { get; init; } = "";

    public DateTimeOffset? CanceledOn { get; init; }

    /// <summary>The decline of the latest try; null for none.</summary>
    public StripeTestEffect? LastError { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public required DateTimeOffset CreatedOn { get; init; }

    string IBooked.Owner => CustomerId;

    string IBooked.Reference => StripeMetadata.Reference(Metadata);
}
