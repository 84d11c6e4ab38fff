using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.Braintree;
using CrmPayments.Emulator.Gateways.PayPal;
using CrmPayments.Emulator.Gateways.Stripe;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>One gateway at its simulator, as the tests use it. A new gateway joins all suites by joining this list.</summary>
internal sealed record TestGateway(GatewayType Type, string Simulator, string Path, string Secret, string WebhookSecret)
{
    public static IReadOnlyList<TestGateway> All { get; } =
    [
        new(GatewayType.Braintree, "braintree", "/simulators/braintree", BraintreeCredentials.PrivateKey, ""),
        new(GatewayType.Stripe, "stripe", "/simulators/stripe", StripeCredentials.SecretKey, StripeCredentials.WebhookSecret),
        new(GatewayType.PayPal, "paypal", "/simulators/paypal", PayPalCredentials.ClientSecret, PayPalCredentials.WebhookSecret),
    ];

    public string SecretName => $"cpay_Test{Type}Secret";

    public Guid Id { get; } = Guid.NewGuid();

    public override string ToString() => Type.ToString();

    public GatewayAccount Account(Uri url) => new(
        Type, GatewayMode.Test, new Secret(Secret), new Secret(WebhookSecret),
        Type == GatewayType.Braintree ? BraintreeCredentials.MerchantId : "",
        Type == GatewayType.Braintree ? "simulator_usd" : "",
        Type switch { GatewayType.Braintree => BraintreeCredentials.PublicKey, GatewayType.PayPal => PayPalCredentials.ClientId, _ => "" },
        new Uri(url, Path), AtMostOnce: true);

    public Entity Row(Uri url) => new("cpay_gateway", Id)
    {
        ["cpay_name"] = $"{Type} (test)",
        ["cpay_type"] = new OptionSetValue((int)Type),
        ["cpay_mode"] = new OptionSetValue((int)GatewayMode.Test),
        ["cpay_merchantid"] = Account(url).MerchantId,
        ["cpay_merchantaccountid"] = Account(url).MerchantAccountId,
        ["cpay_publickey"] = Account(url).PublicKey,
        ["cpay_secretname"] = SecretName,
        ["cpay_baseurl"] = Account(url).BaseUrl!.ToString(),
        ["cpay_atmostonce"] = true,
    };

    /// <summary>Charges a test card and answers with what the gateway has.</summary>
    /// <param name="customerReference">What the gateway keeps as metadata (Stripe) or custom id (PayPal); may be empty.</param>
    public async Task<GatewayCharge> ChargeAsync(Uri url, decimal amount, string customerReference = "")
    {
        var id = Type switch
        {
            GatewayType.Braintree => await BraintreeTill.ChargeAsync(url, amount),
            GatewayType.PayPal => await PayPalTill.ChargeAsync(url, amount, customerReference),
            _ => await StripeTill.ChargeAsync(url, amount, customerReference),
        };
        return (await GatewayCatalog.Create(Account(url)).FindChargeAsync(id, CancellationToken.None)).Match(
            found => found,
            () => throw new InvalidOperationException($"{Type} does not know its own charge {id}."),
            why => throw new InvalidOperationException(why));
    }
}
