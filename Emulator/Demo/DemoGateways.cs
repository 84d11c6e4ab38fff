using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.AuthorizeNet;
using CrmPayments.Emulator.Gateways.Braintree;
using CrmPayments.Emulator.Gateways.PayPal;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Demo;

/// <summary>The demo's merchant accounts, at the simulators.</summary>
internal static class DemoGateways
{
    public static readonly Guid Braintree = DemoIds.Of("gateway", 1);
    public static readonly Guid Stripe = DemoIds.Of("gateway", 2);
    public static readonly Guid AuthorizeNet = DemoIds.Of("gateway", 3);
    public static readonly Guid PayPal = DemoIds.Of("gateway", 5);

    /// <summary>Where each simulator delivers its notifications.</summary>
    public static IReadOnlyDictionary<string, Uri> NotificationTargets(Uri url) => new Dictionary<string, Uri>
    {
        ["braintree"] = new(url, $"/webhooks/{Braintree}"),
        ["stripe"] = new(url, $"/webhooks/{Stripe}"),
        ["authorize-net"] = new(url, $"/webhooks/{AuthorizeNet}"),
        ["paypal"] = new(url, $"/webhooks/{PayPal}"),
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
        yield return new Entity("cpay_gateway", AuthorizeNet)
        {
            ["cpay_name"] = "Authorize.Net (simulator)",
            ["cpay_type"] = new OptionSetValue((int)GatewayType.AuthorizeNet),
            ["cpay_mode"] = new OptionSetValue((int)GatewayMode.Test),
            ["cpay_publickey"] = AuthorizeNetCredentials.LoginId,
            ["cpay_secretname"] = LocalSecrets.AuthorizeNetTransactionKey,
            ["cpay_webhooksecretname"] = LocalSecrets.AuthorizeNetSignatureKey,
            ["cpay_baseurl"] = new Uri(url, "/simulators/authorize-net").ToString(),
        };
        yield return new Entity("cpay_gateway", PayPal)
        {
            ["cpay_name"] = "PayPal (simulator)",
            ["cpay_type"] = new OptionSetValue((int)GatewayType.PayPal),
            ["cpay_mode"] = new OptionSetValue((int)GatewayMode.Test),
            ["cpay_publickey"] = PayPalCredentials.ClientId,
            ["cpay_secretname"] = LocalSecrets.PayPalClientSecret,
            ["cpay_webhooksecretname"] = LocalSecrets.PayPalWebhookSecret,
            ["cpay_baseurl"] = new Uri(url, "/simulators/paypal").ToString(),
        };
    }

    public static IEnumerable<Entity> SecretDefinitions()
    {
        var number = 0;
        foreach (var name in LocalSecrets.DemoNames)
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
