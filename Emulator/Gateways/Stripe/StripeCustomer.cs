using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Stripe;

public sealed record StripeCustomer : IBooked
{
    public required string Id { get; init; }

    public string Email { get; init; } = "";

    public string Name { get; init; } = "";

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>A deleted customer can still be read, and is in no list.</summary>
    public bool Deleted { get; init; }

    string IBooked.Owner => "";

    string IBooked.Reference => Email;
}
