using System.Text;
using CrmPayments.Core;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Gateways.Stripe;
using static CrmPayments.Tests.Core.Gateways.ScriptedNetwork;

namespace CrmPayments.Tests.Core.Gateways;

public sealed class StripeAdapter
{
    private const string GoldenSignature = "c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925";

    private static readonly GatewayUnderTest Gateway = GatewayUnderTest.Stripe;

    private static readonly StripeNotifications Notifications = new();

    private static readonly GatewayAccount Golden = new(GatewayType.Stripe, GatewayMode.Test, new Secret("sk_test_x"), new Secret("whsec_test"));

    private static readonly DateTimeOffset SignedOn = DateTimeOffset.FromUnixTimeSeconds(1700000000);

    [Test]
    public async Task Sends_a_refund_with_our_key_reference_and_reason()
    {
        var network = Gateway.Network(_ => Json(Gateway.Refunded));
        await Gateway.On(network).RefundAsync(Gateway.Refund, default);
        var asked = network.Requests.Single();
        Assert.That(asked.Headers["Idempotency-Key"], Is.EqualTo("key-1"));
        Assert.That(asked.ToString(), Is.EqualTo("POST https://api.stripe.com/v1/refunds payment_intent=pi_1&amount=1250&reason=requested_by_customer&metadata%5Brefund_ref%5D=RF-1"));
    }

    [Test]
    public async Task Sends_a_key_that_no_header_can_carry_as_its_hash()
    {
        var network = Gateway.Network(_ => Json(Gateway.Refunded));
        await Gateway.On(network).RefundAsync(Gateway.Refund with { IdempotencyKey = "ключ\r\nX: y" }, default);
        Assert.That(network.Requests.Single().Headers["Idempotency-Key"], Does.Match("^[0-9a-f]{64}$"));
    }

    [Test]
    public async Task Refunds_a_charge_that_has_no_intent_by_its_own_id()
    {
        var network = Gateway.Network(_ => Json(Gateway.Refunded));
        await Gateway.On(network).RefundAsync(Gateway.Refund with { ChargeId = "ch_1" }, default);
        Assert.That(network.Requests.Single().Body, Does.StartWith("charge=ch_1&"));
    }

    [Test]
    public async Task Leaves_it_at_processing_while_a_refund_is_pending() =>
        Assert.That(
            await Gateway.On(Gateway.Network(_ => Json(Gateway.Refunded.Replace("succeeded", "pending")))).RefundAsync(Gateway.Refund, default),
            Is.EqualTo(new RefundResult.Processing("re_1")));

    [Test]
    public async Task Says_that_a_pending_refund_waits_for_our_own_balance() =>
        Assert.That(
            await Gateway.On(Gateway.Network(_ => Json(Gateway.Refunded.Replace("\"succeeded\"", "\"pending\",\"pending_reason\":\"insufficient_funds\"")))).RefundAsync(Gateway.Refund, default),
            Is.EqualTo(new RefundResult.Processing("re_1", BalanceTooLow: true)));

    [TestCase("""{"type":"invalid_request_error","code":"charge_already_refunded"}""", RefundDecline.AlreadyRefunded)]
    [TestCase("""{"type":"invalid_request_error","code":"charge_disputed"}""", RefundDecline.Disputed)]
    [TestCase("""{"type":"invalid_request_error","code":"resource_missing","param":"id"}""", RefundDecline.ChargeNotFound)]
    public async Task Means_a_clear_no_by_its_code(string error, RefundDecline why)
    {
        var result = await Gateway.On(Gateway.Network(_ => Json($$"""{"error":{{error}}}""", 400))).RefundAsync(Gateway.Refund, default);
        Assert.That((result as RefundResult.Declined)?.Why, Is.EqualTo(why));
    }

    [TestCase("requires_capture", RefundDecline.NotSettledYet)]
    [TestCase("succeeded", RefundDecline.Refused)]
    public async Task Asks_for_the_state_when_a_refusal_has_no_code(string status, RefundDecline why)
    {
        var network = Gateway.Network(asked => asked.Method == "GET"
            ? Json(Gateway.Found.Replace("succeeded", status))
            : Json("""{"error":{"type":"invalid_request_error","message":"Cancel it instead."}}""", 400));
        Assert.That((await Gateway.On(network).RefundAsync(Gateway.Refund, default) as RefundResult.Declined)?.Why, Is.EqualTo(why));
    }

    [TestCase(400, """{"type":"idempotency_error"}""")]
    [TestCase(409, """{"type":"invalid_request_error","code":"idempotency_key_in_use"}""")]
    public async Task Leaves_the_outcome_open_when_it_knows_our_key_already(int status, string error) =>
        Assert.That(
            await Gateway.On(Gateway.Network(_ => Json($$"""{"error":{{error}}}""", status))).RefundAsync(Gateway.Refund, default),
            Is.TypeOf<RefundResult.Unknown>());

    [Test]
    public async Task Tells_the_banks_reason_of_a_declined_charge_and_the_intent_it_left()
    {
        const string error = """{"error":{"type":"card_error","code":"card_declined","decline_code":"insufficient_funds","message":"No.","payment_intent":{"id":"pi_9"}}}""";
        Assert.That(
            await Gateway.On(Gateway.Network(_ => Json(error, 402))).ChargeAsync(Gateway.Charge, default),
            Is.EqualTo(new ChargeResult.Declined(DeclineReason.InsufficientFunds, "insufficient_funds", "No.", "pi_9")));
    }

    [Test]
    public async Task Finds_a_lost_refund_on_a_later_page()
    {
        var network = Gateway.Network(asked => Json(asked.Address.Query.Contains("starting_after=re_0")
            ? $$"""{"object":"list","has_more":false,"data":[{{Gateway.Refunded}}]}"""
            : """{"object":"list","has_more":true,"data":[{"id":"re_0","metadata":{}}]}"""));
        var found = await Gateway.On(network).FindRefundAsync(Gateway.Refund, default);
        Assert.That((found as LookupResult<GatewayRefund>.Found)?.Value.Id, Is.EqualTo("re_1"));
    }

    [Test]
    public async Task Finds_the_cancellation_of_an_authorization()
    {
        var network = Gateway.Network(asked => Json(asked.Address.AbsolutePath == "/v1/refunds" ? """{"has_more":false,"data":[]}""" : Gateway.Voided));
        var found = await Gateway.On(network).FindRefundAsync(Gateway.Refund, default);
        Assert.That((found as LookupResult<GatewayRefund>.Found)?.Value.Id, Is.EqualTo("pi_1"));
    }

    [TestCase("won", false)]
    [TestCase("under_review", true)]
    public async Task Counts_a_dispute_only_until_it_is_won(string status, bool disputed)
    {
        var network = Gateway.Network(asked => Json(asked.Address.AbsolutePath == "/v1/disputes"
            ? $$"""{"data":[{"id":"dp_1","status":"{{status}}"}]}"""
            : Gateway.Found.Replace("\"disputed\":false", "\"disputed\":true")));
        var found = await Gateway.On(network).FindChargeAsync("pi_1", default);
        Assert.That((found as LookupResult<GatewayCharge>.Found)?.Value.Disputed, Is.EqualTo(disputed));
    }

    [TestCase("EUR", 12.5, 1250)]
    [TestCase("JPY", 1250, 1250)]
    [TestCase("KWD", 1.25, 1250)]
    [TestCase("ISK", 12, 1200)]
    [TestCase("MGA", 12, 12)]
    public void Counts_amounts_in_its_own_units(string currency, decimal amount, long units)
    {
        var money = new Money(amount, Currency.Of(currency));
        Assert.That(StripeAmounts.ToUnits(money), Is.EqualTo(units));
#pragma warning disable CA1308 // Stripe writes currencies in lower case.
        Assert.That(StripeAmounts.FromUnits(units, currency.ToLowerInvariant()), Is.EqualTo(money));
#pragma warning restore CA1308
    }

    [Test]
    public void Takes_no_amount_finer_than_its_units() => Assert.That(StripeAmounts.ToUnits(new Money(12.5m, Currency.Of("MGA"))), Is.Null);

    [TestCase("insufficient_funds generic_decline do_not_honor call_issuer expired_card incorrect_cvc lost_card stolen_card pickup_card fraudulent authentication_required")]
    [TestCase("approve_with_id card_not_supported card_velocity_exceeded currency_not_supported duplicate_transaction incorrect_number incorrect_pin incorrect_zip invalid_account invalid_amount")]
    [TestCase("invalid_cvc invalid_expiry_month invalid_expiry_year invalid_number invalid_pin issuer_not_available merchant_blacklist new_account_information_available no_action_taken not_permitted")]
    [TestCase("offline_pin_required online_or_offline_pin_required pin_try_exceeded processing_error reenter_transaction restricted_card revocation_of_all_authorizations revocation_of_authorization")]
    [TestCase("security_violation service_not_allowed stop_payment_order testmode_decline transaction_not_allowed try_again_later withdrawal_count_limit_exceeded do_not_try_again")]
    [TestCase("expired_or_canceled_card lost_or_stolen_card charge_for_pending_refund_disputed declined merchant_request")]
    public void Has_a_reason_for_every_code_it_documents(string codes) =>
        Assert.That(codes.Split(' ').Where(code => StripeReader.Declines.Of(code) == DeclineReason.Unrecognized), Is.Empty);

    [Test]
    public void Has_an_answer_for_every_line_of_its_refusals() =>
        Assert.That(() => StripeGateway.Refusals.Codes.Select(code => StripeGateway.Refusals.Answer(code, "")).ToList(), Throws.Nothing);

    [TestCase("t=1700000000,v1=" + GoldenSignature)]
    [TestCase("t=1700000000,v1=00,v1=" + GoldenSignature + ",v0=11")]
    public void Signs_as_its_own_sdk_does(string header) => Assert.That(Why(header, SignedOn), Is.EqualTo(NotificationRefusal.Malformed)); // {"id":"evt_1"} is no whole event

    [TestCase("t=1700000000,v1=" + "d89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925")]
    [TestCase("t=1700000001,v1=" + GoldenSignature)]
    [TestCase("t=1700000000,v0=" + GoldenSignature)]
    [TestCase("v1=" + GoldenSignature)]
    [TestCase("")]
    public void Refuses_a_wrong_signature(string header) => Assert.That(Why(header, SignedOn), Is.EqualTo(NotificationRefusal.BadSignature));

    [TestCase(301)]
    [TestCase(-301)]
    public void Refuses_what_was_signed_far_from_now(int seconds) =>
        Assert.That(Why("t=1700000000,v1=" + GoldenSignature, SignedOn.AddSeconds(seconds)), Is.EqualTo(NotificationRefusal.TooOld));

    [Test]
    public void Refuses_everything_where_no_secret_is_set() =>
        Assert.That(Notifications.Verify(Signed("t=1700000000,v1=" + GoldenSignature), Golden with { WebhookSecret = default }, SignedOn), Is.TypeOf<NotificationVerdict.Refused>());

    [Test]
    public void Tells_of_a_refund_that_failed_later()
    {
        const string notification = """{"id":"evt_1","type":"refund.failed","created":1700000000,"data":{"object":{"id":"re_1","amount":1250,"currency":"eur","status":"failed","failure_reason":"lost_or_stolen_card","payment_intent":"pi_1","metadata":{"refund_ref":"RF-1"}}}}""";
        var facts = Notifications.Read("refund.failed", notification) as GatewayNotification.Facts;
        Assert.That(facts?.Refunds.Single(), Is.EqualTo(new GatewayRefund("re_1", "pi_1", "RF-1", 12.5m.Eur(), RefundStanding.Failed, "lost_or_stolen_card")));
        Assert.That(facts?.OccurredOn, Is.EqualTo(SignedOn));
    }

    [Test]
    public void Tells_of_a_charge_by_the_id_of_its_intent()
    {
        const string notification = """{"id":"evt_1","type":"charge.succeeded","data":{"object":{"id":"ch_1","amount":1250,"amount_captured":1250,"captured":true,"currency":"eur","status":"succeeded","payment_intent":"pi_1","metadata":{"crm_customer_id":"contact:7"}}}}""";
        var charge = (Notifications.Read("charge.succeeded", notification) as GatewayNotification.Facts)?.Charges.Single();
        Assert.That((charge?.Id, charge?.Status, charge?.CustomerReference), Is.EqualTo(("pi_1", ChargeStatus.Captured, "contact:7")));
    }

    [TestCase("needs_response", 1, 0)]
    [TestCase("lost", 1, 0)]
    [TestCase("won", 0, 1)]
    [TestCase("warning_closed", 0, 1)]
    public void Tells_of_disputes(string status, int against, int over)
    {
        var facts = (GatewayNotification.Facts)Notifications.Read("x", $$$"""{"type":"charge.dispute.closed","data":{"object":{"id":"dp_1","payment_intent":"pi_1","charge":"ch_1","status":"{{{status}}}"} } }""");
        Assert.That((facts.DisputedChargeIds.Count, facts.DisputeWonChargeIds.Count), Is.EqualTo((against, over)));
    }

    [TestCase("payment_method.automatically_updated")]
    [TestCase("payment_method.updated")]
    public void Tells_of_cards_that_were_renewed(string type)
    {
        var told = Notifications.Read(type, $$$"""{"type":"{{{type}}}","data":{"object":{"id":"pm_1","type":"card","card":{"brand":"visa","last4":"4444","exp_month":7,"exp_year":2031,"fingerprint":"fp_1"}} } }""");
        Assert.That(told, Is.EqualTo(new GatewayNotification.Renewed(new GatewayPaymentMethod("pm_1", PaymentMethodKind.Card, "Visa", "4444", 7, 2031), "fp_1")));
        Assert.That(Notifications.Read(type, $$$"""{"type":"{{{type}}}","data":{"object":{"type":"card"} } }"""), Is.TypeOf<GatewayNotification.Unreadable>());
    }

    [TestCase("invoice.created")]
    [TestCase("payment_intent.created")]
    public void Leaves_alone_what_is_none_of_our_business(string type) =>
        Assert.That(Notifications.Read(type, $$$"""{"type":"{{{type}}}","data":{"object":{} } }"""), Is.TypeOf<GatewayNotification.Irrelevant>());

    private static NotificationRequest Signed(string header) =>
        new(new Dictionary<string, string> { ["stripe-signature"] = header }, Encoding.UTF8.GetBytes("""{"id":"evt_1"}"""));

    private static NotificationRefusal? Why(string header, DateTimeOffset now) =>
        (Notifications.Verify(Signed(header), Golden, now) as NotificationVerdict.Refused)?.Why;
}
