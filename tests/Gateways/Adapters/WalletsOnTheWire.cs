using CrmPayments.Core.Gateways;
using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Adapters;

/// <summary>What was paid with a wallet goes back as what was paid with a card: by the same call, whole or in part, or voided before settlement.</summary>
public sealed class WalletsOnTheWire
{
    private const string ApplePay = "fake-apple-pay-visa-nonce", GooglePay = "fake-android-pay-visa-nonce";

    private RunningSimulators _simulators = null!;

    private IPaymentGateway Braintree => AdapterUnderTest.Braintree.On(_simulators);

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [TestCase(ApplePay)]
    [TestCase(GooglePay)]
    public async Task Are_refunded_in_parts_like_a_card(string nonce)
    {
        var charge = (await _simulators.Braintree.SettledAsync("20.00", "SC-" + nonce, nonce)).LegacyId;
        var results = new[] { await Braintree.RefundAsync(Order(charge, "RF-1" + nonce, 7.5m), default), await Braintree.RefundAsync(Order(charge, "RF-2" + nonce, 12.5m), default) };
        Assert.That(results, Is.All.TypeOf<RefundResult.Succeeded>());
        Assert.That(((await _simulators.BookedAsync("braintree", charge))["refunds"]!).Sum(refund => (decimal)refund["amount"]!), Is.EqualTo(20m));
    }

    [TestCase(ApplePay, "Apple Pay (Visa)")]
    [TestCase(GooglePay, "Google Pay (Visa)")]
    public async Task Are_named_together_with_the_network_of_their_card(string nonce, string brand)
    {
        var charge = (await _simulators.Braintree.SettledAsync("20.00", "SC-named-" + nonce, nonce)).LegacyId;
        var told = (await Braintree.FindChargeAsync(charge, default) as LookupResult<GatewayCharge>.Found)?.Value;
        Assert.That((told?.Method?.Kind, told?.Method?.Brand, told?.Network), Is.EqualTo((PaymentMethodKind.Wallet, brand, "Visa")));
    }

    [TestCase(ApplePay)]
    [TestCase(GooglePay)]
    public async Task Are_voided_like_a_card(string nonce)
    {
        var charge = (string)(await _simulators.Braintree.ChargeAsync("20.00", "SC-void-" + nonce, nonce)).SelectToken("data.chargePaymentMethod.transaction.legacyId")!;
        Assert.That(await Braintree.VoidAsync(Order(charge, "RF-void-" + nonce, 20m), default), Is.EqualTo(new RefundResult.Succeeded(charge)));
    }

    private static RefundOrder Order(string charge, string reference, decimal amount) => AdapterUnderTest.Braintree.Order(charge, reference, amount);
}
