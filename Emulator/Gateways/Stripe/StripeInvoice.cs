using CrmPayments.Emulator.Gateways.Books;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>What a subscription asked for in one period; paid, or not, by one PaymentIntent.</summary>
public sealed record StripeInvoice(string Id, string IntentId, string SubscriptionId, DateTimeOffset CreatedOn) : IBooked
{
    string IBooked.Owner => IntentId;

    string IBooked.Reference => SubscriptionId;
}
