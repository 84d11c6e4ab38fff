using CrmPayments.Emulator.Dataverse;
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

    private static readonly Dictionary<string, string> Demo = new(StringComparer.OrdinalIgnoreCase)
    {
        [BraintreePrivateKey] = BraintreeCredentials.PrivateKey,
        [StripeSecretKey] = StripeCredentials.SecretKey,
        [StripeWebhookSecret] = StripeCredentials.WebhookSecret,
        [PayPalClientSecret] = PayPalCredentials.ClientSecret,
        [PayPalWebhookSecret] = PayPalCredentials.WebhookSecret,
    };

    public string? Find(string environmentVariableName) =>
        Environment.GetEnvironmentVariable(environmentVariableName) ?? Demo.GetValueOrDefault(environmentVariableName);
}
