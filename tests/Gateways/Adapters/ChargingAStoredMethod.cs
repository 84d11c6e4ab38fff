using CrmPayments.Core;
using CrmPayments.Core.Gateways;
using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Adapters;

/// <summary>Our adapters charge what a customer has stored, over real connections.</summary>
public sealed class ChargingAStoredMethod
{
    private RunningSimulators _simulators = null!;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [Test]
    public async Task Braintree_captures_and_tells_the_customers_address()
    {
        var result = await AdapterUnderTest.Braintree.On(_simulators).ChargeAsync(await AtBraintree("CH-1", 12m), default);
        var charge = (result as ChargeResult.Accepted)?.Charge;
        Assert.That((charge?.Status, charge?.CustomerEmail, charge?.Reference), Is.EqualTo(((ChargeStatus?)ChargeStatus.Captured, "ada@example.com", "CH-1")));
    }

    [Test]
    public async Task Braintree_tells_the_banks_no()
    {
        var result = await AdapterUnderTest.Braintree.On(_simulators).ChargeAsync(await AtBraintree("CH-2", 2001m), default);
        Assert.That((result as ChargeResult.Declined)?.GatewayCode, Is.EqualTo("2001"));
    }

    [Test]
    public async Task Stripe_settles_and_keeps_the_customers_reference()
    {
        var result = await AdapterUnderTest.Stripe.On(_simulators).ChargeAsync(await AtStripe("CH-3", "pm_card_visa"), default);
        var charge = (result as ChargeResult.Accepted)?.Charge;
        Assert.That((charge?.CustomerReference, charge?.Reference, charge?.Amount.ToString()), Is.EqualTo(("crm-1", "CH-3", "12.00 USD")));
    }

    [Test]
    public async Task Stripe_tells_the_banks_no()
    {
        var result = await AdapterUnderTest.Stripe.On(_simulators).ChargeAsync(await AtStripe("CH-4", "pm_card_visa_chargeDeclinedInsufficientFunds"), default);
        Assert.That((result as ChargeResult.Declined)?.GatewayCode, Is.EqualTo("insufficient_funds"));
    }

    [Test]
    public async Task AuthorizeNet_captures_by_both_profile_ids_and_tells_the_address_when_looked_up()
    {
        var order = await AtAuthorizeNet("CH-A1");
        var result = await AdapterUnderTest.AuthorizeNet.On(_simulators).ChargeAsync(order, default);
        var charge = (result as ChargeResult.Accepted)?.Charge;
        Assert.That((charge?.Status, charge?.Reference, charge?.Method?.Token, charge?.Method?.LastFour), Is.EqualTo(((ChargeStatus?)ChargeStatus.Captured, "CH-A1", order.MethodToken, "1111")));
        var found = await AdapterUnderTest.AuthorizeNet.On(_simulators).FindChargeAsync(charge!.Id, default) as LookupResult<GatewayCharge>.Found;
        Assert.That((found?.Value.CustomerEmail, found?.Value.Method, found?.Value.Amount.ToString()), Is.EqualTo(("ada@example.com", charge.Method, "12.00 USD")));
    }

    [Test]
    public async Task AuthorizeNet_tells_the_banks_no()
    {
        var result = await AdapterUnderTest.AuthorizeNet.On(_simulators).ChargeAsync(await AtAuthorizeNet("CH-A2", "46282"), default);
        Assert.That((result as ChargeResult.Declined)?.GatewayCode, Is.EqualTo("2"));
    }

    [Test]
    public async Task AuthorizeNet_finds_a_settled_refund_in_its_batch()
    {
        var charge = await _simulators.AuthorizeNet.SettledAsync(20m, "CH-A3");
        var order = AdapterUnderTest.AuthorizeNet.Order(charge, "RF-batch", 5m);
        await _simulators.FailAsync("authorize-net", "refund", "drop-after");
        await AdapterUnderTest.AuthorizeNet.On(_simulators).RefundAsync(order, default);
        await _simulators.AuthorizeNet.DoorAsync("settle");
        Assert.That(await AdapterUnderTest.AuthorizeNet.On(_simulators).FindRefundAsync(order, default), Is.TypeOf<LookupResult<GatewayRefund>.Found>());
    }

    [Test]
    public async Task AuthorizeNet_refuses_the_same_refund_twice_and_then_it_is_looked_up()
    {
        var order = AdapterUnderTest.AuthorizeNet.Order(await _simulators.AuthorizeNet.SettledAsync(20m, "CH-A4"), "RF-twice", 5m);
        await AdapterUnderTest.AuthorizeNet.On(_simulators).RefundAsync(order, default);
        Assert.That(await AdapterUnderTest.AuthorizeNet.On(_simulators).RefundAsync(order, default), Is.TypeOf<RefundResult.Unknown>());
        Assert.That((await _simulators.BookedAsync("authorize-net", order.ChargeId))["refunds"]!.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Nmi_captures_from_the_vault_and_tells_the_address_when_looked_up()
    {
        var order = await AtNmi("CH-N1", 12m);
        var result = await AdapterUnderTest.Nmi.On(_simulators).ChargeAsync(order, default);
        var charge = (result as ChargeResult.Accepted)?.Charge;
        Assert.That((charge?.Status, charge?.Reference), Is.EqualTo(((ChargeStatus?)ChargeStatus.Captured, "CH-N1")));
        var found = await AdapterUnderTest.Nmi.On(_simulators).FindChargeAsync(charge!.Id, default) as LookupResult<GatewayCharge>.Found;
        Assert.That(
            (found?.Value.CustomerEmail, found?.Value.Method?.Token, found?.Value.Method?.LastFour, found?.Value.Amount.ToString()),
            Is.EqualTo(("ada@example.com", order.MethodToken, "1111", "12.00 USD")));
    }

    [TestCase(0.5, "1099", "200")]
    [TestCase(13, "1020", "223")]
    public async Task Nmi_tells_the_banks_no(decimal amount, string expires, string code)
    {
        var result = await AdapterUnderTest.Nmi.On(_simulators).ChargeAsync(await AtNmi("CH-N" + code, amount, expires), default);
        Assert.That((result as ChargeResult.Declined)?.GatewayCode, Is.EqualTo(code));
    }

    [Test]
    public async Task Nmi_does_not_know_whether_what_looks_like_a_duplicate_was_this_very_charge()
    {
        await AdapterUnderTest.Nmi.On(_simulators).ChargeAsync(await AtNmi("CH-N5", 14m), default);
        Assert.That(await AdapterUnderTest.Nmi.On(_simulators).ChargeAsync(await AtNmi("CH-N6", 14m), default), Is.TypeOf<ChargeResult.Unknown>());
    }

    [Test]
    public async Task Nmi_tells_that_the_stored_method_is_gone() =>
        Assert.That(
            (await AdapterUnderTest.Nmi.On(_simulators).ChargeAsync(Order("CH-N7", 12m, "7777", ""), default) as ChargeResult.Declined)?.Reason,
            Is.EqualTo(CrmPayments.Core.Declines.DeclineReason.InvalidAccount));

    [Test]
    public async Task PayPal_settles_and_keeps_the_customers_reference()
    {
        var result = await AdapterUnderTest.PayPal.On(_simulators).ChargeAsync(await AtPayPal("CH-5", "Ada"), default);
        var charge = (result as ChargeResult.Accepted)?.Charge;
        Assert.That(
            (charge?.Status, charge?.CustomerReference, charge?.Reference, charge?.Amount.ToString(), charge?.Method?.LastFour),
            Is.EqualTo(((ChargeStatus?)ChargeStatus.Settled, "crm-1", "CH-5", "12.00 USD", "1881")));
    }

    [Test]
    public async Task PayPal_tells_the_banks_no()
    {
        var result = await AdapterUnderTest.PayPal.On(_simulators).ChargeAsync(await AtPayPal("CH-6", "CCREJECT-IF"), default);
        Assert.That((result as ChargeResult.Declined)?.GatewayCode, Is.EqualTo("5120"));
    }

    [Test]
    public async Task PayPal_tells_that_the_stored_method_is_gone()
    {
        var order = Order("CH-7", 12m, "gone", "");
        Assert.That((await AdapterUnderTest.PayPal.On(_simulators).ChargeAsync(order, default) as ChargeResult.Declined)?.Reason, Is.EqualTo(CrmPayments.Core.Declines.DeclineReason.InvalidAccount));
    }

    private async Task<ChargeOrder> AtBraintree(string reference, decimal amount)
    {
        var (_, token) = await _simulators.Braintree.StoredAsync("ada@example.com");
        return Order(reference, amount, token, "");
    }

    private async Task<ChargeOrder> AtAuthorizeNet(string reference, string zip = "98004") =>
        Order(reference, 12m, await _simulators.AuthorizeNet.StoredAsync("ada@example.com", zip), "");

    private async Task<ChargeOrder> AtNmi(string reference, decimal amount, string expires = "1099") =>
        Order(reference, amount, await _simulators.Nmi.StoredAsync("ada@example.com", expires), "");

    private async Task<ChargeOrder> AtStripe(string reference, string method)
    {
        var customer = (string)(await _simulators.Stripe.PostAsync("customers", "email=ada@example.com"))["id"]!;
        var stored = (string)(await _simulators.Stripe.PostAsync($"payment_methods/{method}/attach", $"customer={customer}"))["id"]!;
        return Order(reference, 12m, stored, customer);
    }

    private async Task<ChargeOrder> AtPayPal(string reference, string name) => Order(reference, 12m, await _simulators.PayPal.StoredAsync(name), "");

    private static ChargeOrder Order(string reference, decimal amount, string token, string customer) =>
        new(reference, new Money(amount, Currency.Of("USD")), token, customer, "crm-1", "key-" + reference, Recurring: false);
}
