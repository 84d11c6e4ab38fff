using CrmPayments.Emulator.Dataverse;
using CrmPayments.Emulator.Gateways.AuthorizeNet;
using CrmPayments.Emulator.Gateways.Braintree;
using CrmPayments.Emulator.Gateways.PayPal;
using CrmPayments.Emulator.Gateways.Stripe;

namespace CrmPayments.Emulator;

/// <summary>
/// What stands in for Key Vault: a process environment variable of the same name, else the simulators' own credentials for
/// the demo gateways. Nothing is read from or written to a file.
/// </summary>
internal sealed class LocalSecrets : ISecretStore
{
    public const string BraintreePrivateKey = "cpay_DemoBraintreePrivateKey";
    public const string StripeSecretKey = "cpay_DemoStripeSecretKey";
    public const string StripeWebhookSecret = "cpay_DemoStripeWebhookSecret";
    public const string PayPalClientSecret = "cpay_DemoPayPalClientSecret";
    public const string PayPalWebhookSecret = "cpay_DemoPayPalWebhookSecret";
    public const string AuthorizeNetTransactionKey = "cpay_DemoAuthorizeNetTransactionKey";
    public const string AuthorizeNetSignatureKey = "cpay_DemoAuthorizeNetSignatureKey";

    /// <summary>The environment variables of the demo gateways, in the order they were added.</summary>
    public static readonly string[] DemoNames =
        [BraintreePrivateKey, StripeSecretKey, StripeWebhookSecret, PayPalClientSecret, PayPalWebhookSecret, AuthorizeNetTransactionKey, AuthorizeNetSignatureKey];

    private static readonly Dictionary<string, string> Demo = new(StringComparer.OrdinalIgnoreCase)
    {
        [BraintreePrivateKey] = BraintreeCredentials.PrivateKey,
        [StripeSecretKey] = StripeCredentials.SecretKey,
        [StripeWebhookSecret] = StripeCredentials.WebhookSecret,
        [PayPalClientSecret] = PayPalCredentials.ClientSecret,
        [PayPalWebhookSecret] = PayPalCredentials.WebhookSecret,
        [AuthorizeNetTransactionKey] = AuthorizeNetCredentials.TransactionKey,
        [AuthorizeNetSignatureKey] = AuthorizeNetCredentials.SignatureKey,
    };

    public string? Find(string environmentVariableName) =>
        Environment.GetEnvironmentVariable(environmentVariableName) ?? Demo.GetValueOrDefault(environmentVariableName);
}
