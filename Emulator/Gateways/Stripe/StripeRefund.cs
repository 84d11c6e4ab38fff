using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Stripe;

public sealed record StripeRefund : IBooked
{
    public const string Pending = "pending", NeedsAction = "requires_action", Succeeded = "succeeded", Failed = "failed", Canceled = "canceled";

    public required string Id { get; init; }

    public required string ChargeId { get; init; }

    public required string IntentId { get; init; }

    /// <summary>In the currency's smallest unit.</summary>
    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required string Status { get; init; }

    public string Reason { get; init; } = "";

    public string FailureReason { get; init; } = "";

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>It holds money back from the charge.</summary>
    public bool IsLive => Status is Pending or NeedsAction or Succeeded;

    string IBooked.Owner => ChargeId;

    string IBooked.Reference => StripeMetadata.Reference(Metadata);
}
