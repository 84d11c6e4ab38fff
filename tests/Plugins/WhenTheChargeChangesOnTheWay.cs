using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>Between the request and the sending, or between two tries, the charge is settled, captured, disputed or given back elsewhere.</summary>
internal sealed class WhenTheChargeChangesOnTheWay : PluginTests
{
    private static TestGateway Braintree => Gateways[0];

    private static TestGateway Stripe => Gateways[1];

    [TestCaseSource(nameof(Returning))]
    public async Task A_disputed_charge_is_not_refunded_by_a_second_try(TestGateway gateway)
    {
        var charge = await World.ChargeAsync(gateway, 80m);
        await World.FaultAsync(gateway, gateway.GiveBack, "rate-limit");
        charge.Request(gateway.Part(80m, 30m));
        World.RunJobs();
        World.Stage(new Entity("cpay_transaction", charge.Id) { ["cpay_disputed"] = true });
        World.LetAWeekPass();
        Assert.That(await charge.BookedAsync(), Is.Empty);
        Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Failed));
        Assert.That(charge.Reserved, Is.Zero);
    }

    [TestCaseSource(nameof(Returning))]
    public async Task A_disputed_charge_is_not_refunded_by_sending_again_what_was_not_found(TestGateway gateway)
    {
        var charge = await World.ChargeAsync(gateway, 80m);
        await World.FaultAsync(gateway, gateway.GiveBack, "drop-before");
        charge.Request(gateway.Part(80m, 30m));
        World.RunJobs();
        World.Stage(new Entity("cpay_transaction", charge.Id) { ["cpay_disputed"] = true });
        World.LetAWeekPass();
        Assert.That(await charge.BookedAsync(), Is.Empty);
        Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Unknown), "a person decides");
    }

    [Test]
    public async Task A_charge_captured_in_part_has_only_that_part_to_give_back()
    {
        var charge = await World.AuthorizeAtStripeAsync(80m);
        await World.AtStripeAsync($"payment_intents/{charge.GatewayId}/capture", ("amount_to_capture", "5000"));
        await World.DeliverAsync(Stripe, "payment_intent.succeeded", charge.GatewayId);
        Assert.Multiple(() =>
        {
            Assert.That(charge.Refundable, Is.EqualTo(50m));
            Assert.That(charge.Request(60m)["Outcome"], Is.EqualTo("Denied"));
        });
    }

    [Test]
    public async Task A_void_that_turned_into_a_refund_is_not_taken_for_a_second_one()
    {
        var charge = await World.ChargeAsync(Braintree, 80m, settled: false);
        await World.SettleAsync(Braintree);
        await World.FaultAsync(Braintree, "void", "drop-after");
        await World.FaultAsync(Braintree, "refund", "drop-after");
        charge.Request(80m);
        World.RunJobs();
        var booked = (string)(await charge.BookedAsync()).Single()["id"]!;
        await World.DeliverAsync(Braintree, "transaction_settled", refundId: booked);
        World.LetAWeekPass();
        Assert.Multiple(() =>
        {
            Assert.That(charge.Refunds, Has.Count.EqualTo(1));
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded));
            Assert.That(charge.Refunded, Is.EqualTo(80m));
        });
    }

    [Test]
    public async Task Half_a_yen_is_not_given_back_though_the_environment_counts_them()
    {
        var yen = World.System.Create(new Entity("transactioncurrency") { ["currencyname"] = "Yen", ["isocurrencycode"] = "JPY", ["currencysymbol"] = "¥", ["currencyprecision"] = 2, ["exchangerate"] = 150m });
        var charge = await World.ChargeAsync(Stripe, 80m);
        World.Stage(new Entity("cpay_transaction", charge.Id) { ["transactioncurrencyid"] = new EntityReference("transactioncurrency", yen) });
        Assert.That(charge.Request(10.5m)["Outcome"], Is.EqualTo("Denied"));
    }
}
