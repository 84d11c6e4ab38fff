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

    [TestCase("braintree")]
    [TestCase("stripe")]
    [TestCase("paypal")]
    public async Task A_lost_answer_is_found_by_the_reference(string gateway)
    {
        var adapter = gateway switch { "stripe" => AdapterUnderTest.Stripe, "paypal" => AdapterUnderTest.PayPal, _ => AdapterUnderTest.Braintree };
        var order = gateway switch
        {
            "stripe" => await AtStripe("CH-lost-stripe", "pm_card_visa"),
            "paypal" => await AtPayPal("CH-lost-paypal", "Ada"),
            _ => await AtBraintree("CH-lost-braintree", 12m),
        };
        await _simulators.FailAsync(gateway, "charge", "drop-after");
        Assert.That(await adapter.On(_simulators).ChargeAsync(order, default), Is.TypeOf<ChargeResult.Unknown>());
        Assert.That(await adapter.On(_simulators).FindChargeByReferenceAsync(order.Reference, DateTimeOffset.UnixEpoch, default), Is.TypeOf<LookupResult<GatewayCharge>.Found>());
    }

    private async Task<ChargeOrder> AtBraintree(string reference, decimal amount)
    {
        var (_, token) = await _simulators.Braintree.StoredAsync("ada@example.com");
        return Order(reference, amount, token, "");
    }

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
