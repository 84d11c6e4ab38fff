using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>One try of a PaymentIntent.</summary>
public sealed record StripeCharge : IBooked
{
    public required string Id { get; init; }

    public required string IntentId { get; init; }

    /// <summary>In the currency's smallest unit.</summary>
    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required string CustomerId { get; init; }

    public required string MethodId { get; init; }

    public required StripeCard Card { get; init; }

    public required bool Succeeded { get; init; }

    /// <summary>Zero until it is captured.</summary>
    public long AmountCaptured { get; init; }

    public bool Disputed { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    public StripeTestEffect? Failure { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public required DateTimeOffset CreatedOn { get; init; }

    string IBooked.Owner => IntentId;

    string IBooked.Reference => CustomerId;
}
