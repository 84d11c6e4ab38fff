using CrmPayments.Core.Gateways;
using static CrmPayments.Tests.Core.Gateways.ScriptedNetwork;

namespace CrmPayments.Tests.Core.Gateways;

/// <summary>A wallet is a property of a card's charge: it is named, and everything else is as with the card behind it.</summary>
public sealed class WalletsTests
{
    [TestCase("apple_pay", "Apple Pay (Visa)")]
    [TestCase("google_pay", "Google Pay (Visa)")]
    public async Task Are_named_at_Stripe(string type, string brand) => Assert.That(
        await MethodAsync(GatewayUnderTest.Stripe, GatewayUnderTest.Stripe.Found.Replace("\"disputed\":false", """
            "disputed":false,"payment_method_details":{"type":"card","card":{"brand":"visa","last4":"4242","wallet":{"type":"WALLET"}}}
            """.Trim().Replace("WALLET", type))),
        Is.EqualTo((PaymentMethodKind.Wallet, brand, "4242")));

    private static async Task<(PaymentMethodKind?, string?, string?)> MethodAsync(GatewayUnderTest gateway, string found) =>
        Told((await gateway.On(gateway.LookupNetwork(_ => Json(found))).FindChargeAsync(gateway.ChargeId, default) as LookupResult<GatewayCharge>.Found)?.Value);

    private static (PaymentMethodKind?, string?, string?) Told(GatewayCharge? charge) => (charge?.Method?.Kind, charge?.Method?.Brand, charge?.Method?.LastFour);
}
