using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Gateways.Braintree;
using static CrmPayments.Tests.Core.Gateways.ScriptedNetwork;

namespace CrmPayments.Tests.Core.Gateways;

public sealed class BraintreeAdapter
{
    private static readonly GatewayUnderTest Gateway = GatewayUnderTest.Braintree;

    private static readonly BraintreeNotifications Notifications = new();

    private static readonly GatewayAccount Golden = new(GatewayType.Braintree, GatewayMode.Test, new Secret("priv"), PublicKey: "pub");

    [Test]
    public async Task Sends_a_refund_with_our_own_reference()
    {
        var network = Gateway.Network(_ => Json(Gateway.Refunded));
        await Gateway.On(network).RefundAsync(Gateway.Refund, default);
        Assert.That(network.Requests[^1].Body, Does.Contain("\"refund\":{\"amount\":\"12.50\",\"orderId\":\"RF-1\"}").And.Contain("\"transactionId\":\"Z2xvYmFs\"").And.Not.Contain("apiRequestKey"));
    }

    [Test]
    public async Task Sends_our_key_only_where_the_account_is_enabled_for_it()
    {
        var network = Gateway.Network(_ => Json(Gateway.Refunded));
        await (Gateway with { Account = Gateway.Account with { AtMostOnce = true } }).On(network).RefundAsync(Gateway.Refund, default);
        Assert.That(network.Requests[^1].Body, Does.Contain("\"apiRequestKey\":\"key-1\""));
    }

    [Test]
    public async Task Says_so_when_a_void_turned_into_a_refund()
    {
        var body = Gateway.Refunded.Replace("refundTransaction", "reverseTransaction").Replace("\"refund\":{", "\"reversal\":{\"__typename\":\"Refund\",");
        Assert.That(await Gateway.On(Gateway.Network(_ => Json(body))).VoidAsync(Gateway.Refund, default), Is.EqualTo(new RefundResult.Succeeded("ref9")));
    }

    [TestCase("91506", RefundDecline.NotSettledYet)]
    [TestCase("91504", RefundDecline.AlreadySettled)]
    [TestCase("91512", RefundDecline.AlreadyRefunded)]
    [TestCase("99999", RefundDecline.Refused)]
    public async Task Means_a_clear_no_by_a_validation_code(string code, RefundDecline why)
    {
        var result = await Gateway.On(Gateway.Network(_ => Json(Gateway.Refusal.Replace("91521", code)))).RefundAsync(Gateway.Refund, default);
        Assert.That((result as RefundResult.Declined)?.Why, Is.EqualTo(why));
    }

    [TestCase("915232")]
    [TestCase("915233")]
    [TestCase("915234")]
    public async Task Leaves_the_outcome_open_when_it_knows_our_key_already(string code) =>
        Assert.That(
            await Gateway.On(Gateway.Network(_ => Json(Gateway.Refusal.Replace("91521", code)))).RefundAsync(Gateway.Refund, default),
            Is.TypeOf<RefundResult.Unknown>());

    [Test]
    public async Task Tells_the_banks_reason_of_a_refused_refund()
    {
        var body = Gateway.Refunded.Replace("SUBMITTED_FOR_SETTLEMENT\"", "PROCESSOR_DECLINED\",\"statusHistory\":[{\"status\":\"PROCESSOR_DECLINED\",\"processorResponse\":{\"legacyCode\":\"2004\",\"message\":\"Expired Card\"}}]");
        Assert.That(
            await Gateway.On(Gateway.Network(_ => Json(body))).RefundAsync(Gateway.Refund, default),
            Is.EqualTo(new RefundResult.Declined(RefundDecline.Refused, DeclineReason.ExpiredCard, "2004", "Expired Card")));
    }

    [Test]
    public async Task Finds_a_lost_refund_by_our_reference()
    {
        var found = await Gateway.On(Gateway.Network(_ => Json(Gateway.Found))).FindRefundAsync(Gateway.Refund, default);
        Assert.That((found as LookupResult<GatewayRefund>.Found)?.Value.Id, Is.EqualTo("ref9"));
    }

    [Test]
    public async Task Finds_the_void_of_a_charge()
    {
        var body = Gateway.Found.Replace("\"SETTLED\",\"orderId\":\"SC-1\"", "\"VOIDED\",\"orderId\":\"SC-1\"").Replace("RF-1", "RF-2");
        var found = await Gateway.On(Gateway.Network(_ => Json(body))).FindRefundAsync(Gateway.Refund, default);
        Assert.That((found as LookupResult<GatewayRefund>.Found)?.Value.Id, Is.EqualTo("abc123"));
    }

    [Test]
    public async Task Finds_the_refund_that_a_void_turned_into()
    {
        var found = await Gateway.On(Gateway.Network(_ => Json(Gateway.Found.Replace("RF-1", "SC-1")))).FindRefundAsync(Gateway.Refund, default);
        Assert.That((found as LookupResult<GatewayRefund>.Found)?.Value.Id, Is.EqualTo("ref9"));
    }

    [Test]
    public async Task Says_not_found_only_when_charge_and_search_both_do()
    {
        var network = Gateway.Network(asked => Json(asked.Body.Contains("search{") ? """{"data":{"search":{"refunds":{"edges":[]}}}}""" : Gateway.Found.Replace("RF-1", "RF-2")));
        Assert.That(await Gateway.On(network).FindRefundAsync(Gateway.Refund, default), Is.TypeOf<LookupResult<GatewayRefund>.NotFound>());
    }

    [Test]
    public void Has_a_reason_for_every_code_it_documents()
    {
        string[] rejections =
        [
            "APPLICATION_INCOMPLETE", "AVS", "AVS_AND_CVV", "CVV", "DUPLICATE", "EXCESSIVE_RETRY", "FRAUD", "MANUAL_TRANSACTIONS_DISABLED", "PAYMENT_METHOD_BLOCKED",
            "RISK_THRESHOLD", "THREE_D_SECURE", "TOKEN_ISSUANCE", "TOO_MANY_CONFIRMATION_ATTEMPTS", "UNION_PAY_ENROLLMENT_REQUIRED",
        ];
        var codes = Enumerable.Range(2000, 1000).Append(3000).Select(code => code.ToString(System.Globalization.CultureInfo.InvariantCulture)).Concat(rejections);
        Assert.That(codes.Where(code => BraintreeReader.Declines.Of(code) == DeclineReason.Unrecognized), Is.Empty);
    }

    [Test]
    public void Calls_a_code_nobody_documents_unrecognized() => Assert.That(BraintreeReader.Declines.Of("7777"), Is.EqualTo(DeclineReason.Unrecognized));

    [Test]
    public void Has_an_answer_for_every_line_of_its_refusals() =>
        Assert.That(() => BraintreeGateway.Refusals.Codes.Select(code => BraintreeGateway.Refusals.Answer(code, "")).ToList(), Throws.Nothing);

    [TestCase("f661fa5c0f658614b9fa901e6b30b866c7fc2695", "PD94%0A")]
    [TestCase("f661fa5c0f658614b9fa901e6b30b866c7fc2695", "PD94")]
    public void Signs_as_its_own_sdk_does(string signature, string payload)
    {
        // The payload is no notification, so a right signature is told by what is refused next.
        var request = Posted($"bt_signature=other%7C00%26pub%7C{signature}&bt_payload={payload}");
        Assert.That((Notifications.Verify(request, Golden, ARefund.Now) as NotificationVerdict.Refused)?.Why, Is.EqualTo(NotificationRefusal.Malformed));
    }

    [Test]
    public void Refuses_a_changed_payload()
    {
        var request = Posted("bt_signature=pub%7Cf661fa5c0f658614b9fa901e6b30b866c7fc2695&bt_payload=PD95%0A");
        Assert.That((Notifications.Verify(request, Golden, ARefund.Now) as NotificationVerdict.Refused)?.Why, Is.EqualTo(NotificationRefusal.BadSignature));
    }

    [Test]
    public void Answers_the_destination_check_as_its_own_sdk_does() =>
        Assert.That(
            Notifications.AnswerChallenge(new NotificationRequest(new Dictionary<string, string>(), [], "?bt_challenge=20f9f8ed05f77439fe955c977e4c8a53"), Golden),
            Is.EqualTo("pub|5d50acea216b983cf6c6d424dbaa95d601aed729"));

    [Test]
    public void Gives_a_repeated_notification_the_same_id()
    {
        const string xml = "<notification><timestamp>2026-11-21T20:08:05Z</timestamp><kind>check</kind><subject><check type=\"boolean\">true</check></subject></notification>";
        var payload = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(xml));
        var request = Posted($"bt_signature=pub%7C{BraintreeSignature.Sign(payload, Golden.ApiSecret)}&bt_payload={Uri.EscapeDataString(payload)}");
        var first = Notifications.Verify(request, Golden, ARefund.Now) as NotificationVerdict.Accepted;
        Assert.That(Notifications.Verify(request, Golden, ARefund.Now.AddHours(1)), Is.EqualTo(first));
        Assert.That((first?.EventType, first?.Payload), Is.EqualTo(("check", xml)));
    }

    [Test]
    public void Tells_of_a_refund_that_failed_later()
    {
        const string xml = "<notification><timestamp type=\"datetime\">2026-11-21T20:08:05Z</timestamp><kind>refund_failed</kind><subject><transaction><id>ref9</id><status>processor_declined</status><type>credit</type><amount>12.50</amount><currency-iso-code>EUR</currency-iso-code><order-id>RF-1</order-id><processor-response-code>2004</processor-response-code><refunded-transaction-id>abc123</refunded-transaction-id></transaction></subject></notification>";
        var facts = Notifications.Read("refund_failed", xml) as GatewayNotification.Facts;
        Assert.That(facts?.Refunds.Single(), Is.EqualTo(new GatewayRefund("ref9", "abc123", "RF-1", 12.5m.Eur(), RefundStanding.Failed, "2004")));
    }

    [Test]
    public void Tells_when_a_charge_was_settled()
    {
        const string xml = "<notification><kind>transaction_disbursed</kind><subject><transaction><id>abc123</id><status>settled</status><type>sale</type><amount>12.50</amount><currency-iso-code>EUR</currency-iso-code><status-history type=\"array\"><status-event><timestamp type=\"datetime\">2026-11-20T02:00:00Z</timestamp><status>settled</status></status-event><status-event><timestamp type=\"datetime\">2026-11-19T10:00:00Z</timestamp><status>authorized</status></status-event></status-history></transaction></subject></notification>";
        var facts = Notifications.Read("transaction_disbursed", xml) as GatewayNotification.Facts;
        Assert.That(facts?.Charges.Single().SettledOn, Is.EqualTo(new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero)));
    }

    [TestCase("dispute_opened", 1, 0)]
    [TestCase("dispute_lost", 1, 0)]
    [TestCase("dispute_won", 0, 1)]
    public void Tells_of_disputes(string kind, int against, int won)
    {
        var xml = $"<notification><kind>{kind}</kind><subject><dispute><id>d</id><transaction><id>abc123</id></transaction></dispute></subject></notification>";
        var facts = (GatewayNotification.Facts)Notifications.Read(kind, xml);
        Assert.That((facts.DisputedChargeIds.Count, facts.DisputeWonChargeIds.Count), Is.EqualTo((against, won)));
    }

    private static NotificationRequest Posted(string body) => new(new Dictionary<string, string>(), System.Text.Encoding.UTF8.GetBytes(body));
}
