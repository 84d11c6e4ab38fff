using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.Braintree;
using CrmPayments.Emulator.Gateways.Nmi;
using CrmPayments.Emulator.Gateways.Stripe;
using CrmPayments.Emulator.Gateways.Wompi;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Simulation;

/// <summary>A merchant account at a simulator, as the CRM knows it.</summary>
internal sealed record GatewaySetup(Till Till, GatewayType Type, string Simulator, string Secret)
{
    public static IReadOnlyList<GatewaySetup> All { get; } =
    [
        new(Till.Stripe, GatewayType.Stripe, StripeSimulator.SimulatorName, StripeCredentials.SecretKey),
        new(Till.Nmi, GatewayType.Nmi, NmiSimulator.SimulatorName, NmiCredentials.SecurityKey),
        new(Till.Braintree, GatewayType.Braintree, BraintreeSimulator.SimulatorName, BraintreeCredentials.PrivateKey)
        { PublicKey = BraintreeCredentials.PublicKey, MerchantId = BraintreeCredentials.MerchantId, MerchantAccountId = "simulator_usd" },
        new(Till.Wompi, GatewayType.Wompi, WompiSimulator.SimulatorName, WompiCredentials.PrivateKey + " " + WompiCredentials.IntegritySecret) { PublicKey = WompiCredentials.PublicKey },
    ];

    public string PublicKey { get; init; } = "";

    public string MerchantId { get; init; } = "";

    public string MerchantAccountId { get; init; } = "";

    public Guid Id { get; } = Guid.NewGuid();

    public string SecretName => $"cpay_Simulated{Type}Secret";

    public static GatewaySetup Of(Till till) => All.Single(setup => setup.Till == till);

    public GatewayAccount Account(Uri url) => new(
        Type, GatewayMode.Test, new Core.Gateways.Secret(Secret), new Core.Gateways.Secret(""), MerchantId, MerchantAccountId, PublicKey, new Uri(url, $"/simulators/{Simulator}"), AtMostOnce: true);

    public Entity Row(Uri url) => new("cpay_gateway", Id)
    {
        ["cpay_name"] = $"{Type} (simulated)",
        ["cpay_type"] = new OptionSetValue((int)Type),
        ["cpay_mode"] = new OptionSetValue((int)GatewayMode.Test),
        ["cpay_merchantid"] = MerchantId,
        ["cpay_merchantaccountid"] = MerchantAccountId,
        ["cpay_publickey"] = PublicKey,
        ["cpay_secretname"] = SecretName,
        ["cpay_baseurl"] = new Uri(url, $"/simulators/{Simulator}").ToString(),
        ["cpay_atmostonce"] = true,
    };
}
