using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>An event as it was told, for GET /v1/events.</summary>
public sealed record StripeEvent(string Id, string Type, string Content, DateTimeOffset CreatedOn) : IBooked
{
    string IBooked.Owner => Type;

    string IBooked.Reference => "";
}
