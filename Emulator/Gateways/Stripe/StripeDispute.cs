using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>A dispute of a whole charge.</summary>
public sealed record StripeDispute : IBooked
{
    public required string Id { get; init; }

    public required string ChargeId { get; init; }

    public required string IntentId { get; init; }

    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required string Reason { get; init; }

    /// <summary>needs_response, warning_needs_response, won, lost, ...</summary>
    public required string Status { get; init; }

    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>An inquiry can still be refunded; so can what was won.</summary>
    public bool LeavesRefundable => Status == "won" || Status.StartsWith("warning_", StringComparison.Ordinal);

    string IBooked.Owner => ChargeId;

    string IBooked.Reference => IntentId;
}
