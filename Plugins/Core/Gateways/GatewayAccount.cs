namespace CrmPayments.Core.Gateways;

/// <summary>One merchant account at a provider: what is needed to talk to it.</summary>
/// <param name="Type">Which provider.</param>
/// <param name="Mode">Test or Live.</param>
/// <param name="ApiSecret">The key that authenticates us (Braintree: the private key; Stripe: the secret key; Authorize.Net: the transaction key; PayPal: the client secret).</param>
/// <param name="WebhookSecret">What notifications are verified with, where it differs from <paramref name="ApiSecret"/>; else empty.</param>
/// <param name="MerchantId">The provider's name for us, where it has one; else empty.</param>
/// <param name="MerchantAccountId">The sub-account that decides the currency (Braintree); else empty for the default.</param>
/// <param name="PublicKey">The public half of the credentials, where there is one (Authorize.Net: the API login id; PayPal: the client id); else empty.</param>
/// <param name="BaseUrl">Overrides the provider's host; allowed in Test only. Null: the provider's own.</param>
/// <param name="AtMostOnce">The provider has agreed to honour our idempotency keys on this account (Braintree: apiRequestKey, on request).</param>
public sealed record GatewayAccount(
    GatewayType Type,
    GatewayMode Mode,
    Secret ApiSecret,
    Secret WebhookSecret = default,
    string MerchantId = "",
    string MerchantAccountId = "",
    string PublicKey = "",
    Uri? BaseUrl = null,
    bool AtMostOnce = false);
