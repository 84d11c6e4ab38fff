using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Stripe;

public sealed class ChargingAtStripe
{
    private RunningSimulators _simulators = null!;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [Test]
    public async Task Succeeds_at_once_with_a_good_card()
    {
        var intent = await _simulators.Stripe.ChargeAsync(1990, more: "&metadata[order_id]=S-1&expand[]=latest_charge");
        Assert.That(((string?)intent["status"], (string?)intent.SelectToken("latest_charge.metadata.order_id")), Is.EqualTo(("succeeded", "S-1")));
    }

    [Test]
    public async Task Refuses_a_wrong_key() =>
        Assert.That((int)(await _simulators.Stripe.SendAsync(HttpMethod.Get, "balance", secret: "sk_test_wrong"))["httpStatus"]!, Is.EqualTo(401));

    [TestCase("pm_card_visa_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds")]
    [TestCase("pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card")]
    [TestCase("pm_card_chargeDeclinedProcessingError", "processing_error", "processing_error")]
    [TestCase("pm_card_visa_chargeDeclinedLostCard", "card_declined", "lost_card")]
    public async Task Declines_the_published_cards_and_leaves_an_open_intent(string method, string code, string declineCode)
    {
        var answer = await _simulators.Stripe.ChargeAsync(500, method);
        Assert.That(
            ((int)answer["httpStatus"]!, (string?)answer.SelectToken("error.code"), (string?)answer.SelectToken("error.decline_code"), (string?)answer.SelectToken("error.payment_intent.status")),
            Is.EqualTo((402, code, declineCode, "requires_payment_method")));
    }

    [Test]
    public async Task Wants_the_customer_to_authenticate_when_the_card_does()
    {
        var offSession = await _simulators.Stripe.ChargeAsync(500, "pm_card_authenticationRequired", "&off_session=true");
        var onSession = await _simulators.Stripe.ChargeAsync(500, "pm_card_authenticationRequired");
        Assert.That((StripeCaller.Code(offSession), (string?)onSession["status"]), Is.EqualTo(("authentication_required", "requires_action")));
    }

    [TestCase("amount=0&currency=usd", "parameter_invalid_integer")]
    [TestCase("amount=10&currency=usd", "amount_too_small")]
    [TestCase("currency=usd", "parameter_missing")]
    [TestCase("amount=100&currency=usd&colour=red", "parameter_unknown")]
    [TestCase("amount=100&currency=usd&customer=cus_none", "resource_missing")]
    public async Task Refuses_a_request_that_makes_no_sense(string form, string code) =>
        Assert.That(StripeCaller.Code(await _simulators.Stripe.PostAsync("payment_intents", form)), Is.EqualTo(code));

    [Test]
    public async Task Charges_a_method_attached_to_a_customer_and_nobody_else()
    {
        var customer = (string)(await _simulators.Stripe.PostAsync("customers", "email=ada@example.com"))["id"]!;
        var other = (string)(await _simulators.Stripe.PostAsync("customers", "email=bob@example.com"))["id"]!;
        var method = (string)(await _simulators.Stripe.PostAsync("payment_methods/pm_card_visa/attach", $"customer={customer}"))["id"]!;
        var right = await _simulators.Stripe.ChargeAsync(700, method, $"&customer={customer}&off_session=true");
        var wrong = await _simulators.Stripe.ChargeAsync(700, method, $"&customer={other}&off_session=true");
        Assert.That(((string?)right["status"], (int)wrong["httpStatus"]!), Is.EqualTo(("succeeded", 400)));
    }

    [Test]
    public async Task Captures_later_and_cancels_what_is_not_captured()
    {
        var captured = await _simulators.Stripe.ChargeAsync(900, more: "&capture_method=manual");
        var canceled = await _simulators.Stripe.ChargeAsync(900, more: "&capture_method=manual");
        var first = await _simulators.Stripe.PostAsync($"payment_intents/{captured["id"]}/capture", "");
        var second = await _simulators.Stripe.PostAsync($"payment_intents/{canceled["id"]}/cancel", "");
        Assert.That(((string?)first["status"], (string?)second["status"]), Is.EqualTo(("succeeded", "canceled")));
    }

    [Test]
    public async Task Does_not_cancel_what_is_captured()
    {
        var intent = await _simulators.Stripe.ChargedAsync(900);
        Assert.That(StripeCaller.Code(await _simulators.Stripe.PostAsync($"payment_intents/{intent}/cancel", "")), Is.EqualTo("payment_intent_unexpected_state"));
    }

    [Test]
    public async Task Is_found_by_metadata_and_in_the_customers_list()
    {
        var customer = (string)(await _simulators.Stripe.PostAsync("customers", "email=eve@example.com"))["id"]!;
        var intent = await _simulators.Stripe.ChargeAsync(1100, more: $"&customer={customer}&metadata[order_id]=S-find");
        var searched = await _simulators.Stripe.GetAsync("payment_intents/search?query=metadata%5B%27order_id%27%5D%3A%27S-find%27");
        var listed = await _simulators.Stripe.GetAsync($"payment_intents?customer={customer}&created[gte]=1&limit=100");
        Assert.That(((string?)searched.SelectToken("data[0].id"), (string?)listed.SelectToken("data[0].id")), Is.EqualTo(((string?)intent["id"], (string?)intent["id"])));
    }

    [Test]
    public async Task Answers_the_same_key_with_the_first_answer()
    {
        var first = await _simulators.Stripe.ChargeAsync(1200, key: "S-key");
        var second = await _simulators.Stripe.ChargeAsync(1200, key: "S-key");
        Assert.That(((string?)second["id"], (bool)second["replayed"]!), Is.EqualTo(((string?)first["id"], true)));
    }

    [Test]
    public async Task Answers_a_declined_key_with_the_same_decline()
    {
        await _simulators.Stripe.ChargeAsync(1300, "pm_card_chargeDeclined", key: "S-declined");
        var second = await _simulators.Stripe.ChargeAsync(1300, "pm_card_chargeDeclined", key: "S-declined");
        Assert.That(((int)second["httpStatus"]!, (bool)second["replayed"]!), Is.EqualTo((402, true)));
    }

    [Test]
    public async Task Refuses_a_key_with_other_parameters()
    {
        await _simulators.Stripe.ChargeAsync(1400, key: "S-mismatch");
        var second = await _simulators.Stripe.ChargeAsync(1500, key: "S-mismatch");
        Assert.That(((int)second["httpStatus"]!, (string?)second.SelectToken("error.type")), Is.EqualTo((400, "idempotency_error")));
    }

    [Test]
    public async Task Leaves_a_key_unused_by_a_request_that_failed_its_checks()
    {
        await _simulators.Stripe.PostAsync("payment_intents", "amount=100", "S-free");
        Assert.That((string?)(await _simulators.Stripe.ChargeAsync(1600, key: "S-free"))["status"], Is.EqualTo("succeeded"));
    }

    [Test]
    public async Task Says_that_a_key_is_in_use_while_its_first_request_runs()
    {
        await _simulators.FailAsync("stripe", "charge", "delay", milliseconds: 4000);
        var first = _simulators.Stripe.ChargeAsync(1700, key: "S-running");
        // The fault is gone as soon as the first request has begun to wait.
        while ((await _simulators.DoorAsync("stripe", "faults"))["items"]!.Any()) await Task.Yield();
        var second = await _simulators.Stripe.ChargeAsync(1700, key: "S-running");
        Assert.That((StripeCaller.Code(second), (string?)(await first)["status"]), Is.EqualTo(("idempotency_key_in_use", "succeeded")));
    }
}
