namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>A card as far as a merchant sees it, and what the vendor's test data says it does.</summary>
public sealed record StripeCard(string Brand, string LastFour, StripeTestEffect Effect, int ExpiryMonth = 12, int ExpiryYear = 2030);
