using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Stripe;

public sealed record StripeMethod : IBooked
{
    public required string Id { get; init; }

    /// <summary>Empty while it is attached to nobody.</summary>
    public string CustomerId { get; init; } = "";

    public required StripeCard Card { get; init; }

    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>Detaching is for good.</summary>
    public bool Detached { get; init; }

    string IBooked.Owner => CustomerId;

    string IBooked.Reference => "";
}
