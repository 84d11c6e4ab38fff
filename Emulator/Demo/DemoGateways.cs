using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.Braintree;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Demo;

/// <summary>The demo's merchant accounts, at the simulators.</summary>
internal static class DemoGateways
{
    public static readonly Guid Braintree = DemoIds.Of("gateway", 1);
    public static readonly Guid Stripe = DemoIds.Of("gateway", 2);

    /// <summary>Where each simulator delivers its notifications.</summary>
    public static IReadOnlyDictionary<string, Uri> NotificationTargets(Uri url) => new Dictionary<string, Uri>
    {
        ["braintree"] = new(url, $"/webhooks/{Braintree}"),
        ["stripe"] = new(url, $"/webhooks/{Stripe}"),
    };

    public static IEnumerable<Entity> Rows(Uri url)
    {
        yield return new Entity("cpay_gateway", Braintree)
        {
            ["cpay_name"] = "Braintree (simulator)",
            ["cpay_type"] = new OptionSetValue((int)GatewayType.Braintree),
            ["cpay_mode"] = new OptionSetValue((int)GatewayMode.Test),
            ["cpay_merchantid"] = BraintreeCredentials.MerchantId,
            ["cpay_publickey"] = BraintreeCredentials.PublicKey,
            ["cpay_secretname"] = LocalSecrets.BraintreePrivateKey,
            ["cpay_baseurl"] = new Uri(url, "/simulators/braintree").ToString(),
            ["cpay_atmostonce"] = true,
        };
        yield return new Entity("cpay_gateway", Stripe)
        {
            ["cpay_name"] = "Stripe (simulator)",
            ["cpay_type"] = new OptionSetValue((int)GatewayType.Stripe),
            ["cpay_mode"] = new OptionSetValue((int)GatewayMode.Test),
            ["cpay_secretname"] = LocalSecrets.StripeSecretKey,
            ["cpay_webhooksecretname"] = LocalSecrets.StripeWebhookSecret,
            ["cpay_baseurl"] = new Uri(url, "/simulators/stripe").ToString(),
        };
    }

    public static IEnumerable<Entity> SecretDefinitions()
    {
        var number = 0;
        foreach (var name in new[] { LocalSecrets.BraintreePrivateKey, LocalSecrets.StripeSecretKey, LocalSecrets.StripeWebhookSecret })
        {
            yield return new Entity("environmentvariabledefinition", DemoIds.Of("secret", ++number))
            {
                ["schemaname"] = name,
                ["displayname"] = name,
                ["type"] = new OptionSetValue(100000005),
            };
        }
    }
}
