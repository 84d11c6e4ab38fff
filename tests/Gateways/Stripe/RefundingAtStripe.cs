using CrmPayments.Tests.Gateways.Running;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Gateways.Stripe;

public sealed class RefundingAtStripe
{
    private RunningSimulators _simulators = null!;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [Test]
    public async Task Gives_back_a_part_and_then_the_rest()
    {
        var intent = await _simulators.Stripe.ChargedAsync(10_000);
        await _simulators.Stripe.RefundAsync(intent, 3_000, more: "&metadata[refund_ref]=RF-1");
        await _simulators.Stripe.RefundAsync(intent);
        var refunds = (await _simulators.BookedAsync("stripe", intent))["refunds"]!;
        Assert.That(refunds.Select(refund => ((string?)refund["reference"], (decimal)refund["amount"]!)), Is.EqualTo(new[] { ("RF-1", 30m), ("", 70m) }));
    }

    [Test]
    public async Task Names_the_parameter_when_it_is_more_than_is_left()
    {
        var intent = await _simulators.Stripe.ChargedAsync(1_000);
        var answer = await _simulators.Stripe.RefundAsync(intent, 1_001);
        Assert.That(((int)answer["httpStatus"]!, (string?)answer.SelectToken("error.param"), answer.SelectToken("error.code")), Is.EqualTo((400, "amount", (JToken?)null)));
    }

    [Test]
    public async Task Refuses_when_nothing_is_left()
    {
        var intent = await _simulators.Stripe.ChargedAsync(1_000);
        await _simulators.Stripe.RefundAsync(intent);
        Assert.That(StripeCaller.Code(await _simulators.Stripe.RefundAsync(intent)), Is.EqualTo("charge_already_refunded"));
    }

    [Test]
    public async Task Refuses_what_never_succeeded()
    {
        var intent = (string)(await _simulators.Stripe.ChargeAsync(1_000, "pm_card_chargeDeclined")).SelectToken("error.payment_intent.id")!;
        Assert.That((int)(await _simulators.Stripe.RefundAsync(intent))["httpStatus"]!, Is.EqualTo(400));
    }

    [Test]
    public async Task Refuses_what_is_disputed_until_the_dispute_is_won()
    {
        var intent = await _simulators.Stripe.ChargedAsync(1_000, "pm_card_createDispute");
        var refused = await _simulators.Stripe.RefundAsync(intent);
        await _simulators.DoorAsync("stripe", "notify", new { @event = "charge.dispute.closed", chargeId = intent, outcome = "won" });
        var accepted = await _simulators.Stripe.RefundAsync(intent);
        Assert.That((StripeCaller.Code(refused), (string?)accepted["status"]), Is.EqualTo(("charge_disputed", "succeeded")));
    }

    [Test]
    public async Task Can_be_pending_and_succeed_later()
    {
        var intent = await _simulators.Stripe.ChargedAsync(1_000, "pm_card_pendingRefund");
        var refund = await _simulators.Stripe.RefundAsync(intent);
        await _simulators.DoorAsync("stripe", "notify", new { @event = "refund.updated", refundId = (string?)refund["id"] });
        var later = await _simulators.Stripe.GetAsync($"refunds/{refund["id"]}");
        Assert.That(((string?)refund["status"], (string?)later["status"]), Is.EqualTo(("pending", "succeeded")));
    }

    [Test]
    public async Task Can_fail_later_and_then_holds_nothing()
    {
        var intent = await _simulators.Stripe.ChargedAsync(1_000, "pm_card_refundFail");
        var refund = await _simulators.Stripe.RefundAsync(intent);
        await _simulators.DoorAsync("stripe", "notify", new { @event = "refund.failed", refundId = (string?)refund["id"] });
        Assert.That((string?)(await _simulators.Stripe.RefundAsync(intent))["status"], Is.EqualTo("succeeded"));
    }

    [Test]
    public async Task Counts_amounts_without_decimals_in_yen()
    {
        var intent = (string)(await _simulators.Stripe.PostAsync("payment_intents", "amount=1250&currency=jpy&payment_method=pm_card_visa&confirm=true"))["id"]!;
        Assert.That((decimal)(await _simulators.BookedAsync("stripe", intent))["amount"]!, Is.EqualTo(1250m));
    }

    [Test]
    public async Task Two_hundred_at_once_never_give_back_more_than_was_captured()
    {
        var intent = await _simulators.Stripe.ChargedAsync(10_000);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => _simulators.Stripe.RefundAsync(intent, 700, $"race-{number}")));
        var refunds = (await _simulators.BookedAsync("stripe", intent))["refunds"]!;
        Assert.That(refunds.Sum(refund => (decimal)refund["amount"]!), Is.EqualTo(98m));
    }

    [Test]
    public async Task Two_hundred_with_one_key_book_one()
    {
        var intent = await _simulators.Stripe.ChargedAsync(10_000);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => _simulators.Stripe.RefundAsync(intent, 700, "one-key")));
        Assert.That((await _simulators.BookedAsync("stripe", intent))["refunds"]!.Count(), Is.EqualTo(1));
    }
}
