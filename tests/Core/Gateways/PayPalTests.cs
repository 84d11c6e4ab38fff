using CrmPayments.Core;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Gateways.PayPal;
using CrmPayments.Core.Json;
using static CrmPayments.Tests.Core.Gateways.ScriptedNetwork;

namespace CrmPayments.Tests.Core.Gateways;

public sealed class PayPalAdapter
{
    private const string Capture = """{"id":"2GG2","status":"COMPLETED","amount":{"currency_code":"EUR","value":"12.50"},"supplementary_data":{"related_ids":{"order_id":"5O19"}}}""";

    private static readonly GatewayUnderTest Gateway = GatewayUnderTest.PayPal;

    [Test]
    public async Task Signs_in_once_for_a_conversation()
    {
        var network = Gateway.Network(asked => Json(asked.Method == "GET" ? Gateway.Found : Gateway.Refunded));
        var adapter = Gateway.On(network);
        await adapter.RefundAsync(Gateway.Refund, default);
        await adapter.FindChargeAsync("2GG2", default);
        Assert.That(network.Requests.Select(asked => asked.Address.AbsolutePath), Is.EqualTo(new[] { "/v1/oauth2/token", "/v2/payments/captures/2GG2/refund", "/v2/payments/captures/2GG2" }));
        Assert.That(network.Requests.Select(asked => asked.Headers["Authorization"].Split(' ')[0]), Is.EqualTo(new[] { "Basic", "Bearer", "Bearer" }));
    }

    [Test]
    public async Task Sends_a_refund_with_our_key_and_reference()
    {
        var network = Gateway.Network(_ => Json(Gateway.Refunded, 201));
        await Gateway.On(network).RefundAsync(Gateway.Refund, default);
        var asked = network.Requests[^1];
        Assert.That((asked.Headers["PayPal-Request-Id"], asked.Headers["Prefer"]), Is.EqualTo(("key-1", "return=representation")));
        Assert.That(
            asked.ToString(),
            Is.EqualTo("""POST https://api-m.sandbox.paypal.com/v2/payments/captures/2GG2/refund {"amount":{"currency_code":"EUR","value":"12.50"},"invoice_id":"RF-1","custom_id":"RF-1"}"""));
    }

    [Test]
    public async Task Charges_a_stored_card_as_the_merchant()
    {
        var network = Gateway.Network(_ => Json(Gateway.Charged, 201));
        await Gateway.On(network).ChargeAsync(Gateway.Charge, default);
        Assert.That(
            network.Requests[^1].Body,
            Is.EqualTo("""{"intent":"CAPTURE","purchase_units":[{"reference_id":"1","invoice_id":"SC-1","amount":{"currency_code":"EUR","value":"12.50"},"custom_id":"contact:7"}],"payment_source":{"card":{"vault_id":"token1","stored_credential":{"payment_initiator":"MERCHANT","usage":"SUBSEQUENT","payment_type":"RECURRING"}}}}"""));
    }

    [Test]
    public async Task Charges_nothing_while_it_does_not_know_what_the_stored_method_is()
    {
        var network = Answering(asked => asked.Address.AbsolutePath == "/v1/oauth2/token" ? Json(Gateway.Prelude("/v1/oauth2/token")!) : Json("", 500));
        Assert.That(await Gateway.On(network).ChargeAsync(Gateway.Charge, default), Is.TypeOf<ChargeResult.NotSent>());
        Assert.That(network.Requests.Count(asked => asked.Method == "POST"), Is.EqualTo(1), "only the sign-in");
    }

    [TestCase(401, typeof(RefundResult.Declined))]
    [TestCase(429, typeof(RefundResult.NotSent))]
    [TestCase(500, typeof(RefundResult.NotSent))]
    public async Task Sends_no_refund_without_a_token(int status, Type answer)
    {
        var network = Answering(_ => Json("{}", status));
        Assert.That(await Gateway.On(network).RefundAsync(Gateway.Refund, default), Is.TypeOf(answer));
        Assert.That(network.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Tells_a_decline_that_comes_as_a_success()
    {
        var body = Gateway.Charged.Replace("COMPLETED", "DECLINED").Replace("\"invoice_id\"", "\"processor_response\":{\"response_code\":\"5120\"},\"invoice_id\"");
        Assert.That(
            await Gateway.On(Gateway.Network(_ => Json(body, 201))).ChargeAsync(Gateway.Charge, default),
            Is.EqualTo(new ChargeResult.Declined(DeclineReason.InsufficientFunds, "5120", "", "2GG2")));
    }

    [Test]
    public async Task Obeys_the_networks_advice_before_the_code()
    {
        var body = Gateway.Charged.Replace("COMPLETED", "DECLINED").Replace("\"invoice_id\"", "\"processor_response\":{\"response_code\":\"0500\",\"payment_advice_code\":\"21\"},\"invoice_id\"");
        var result = await Gateway.On(Gateway.Network(_ => Json(body, 201))).ChargeAsync(Gateway.Charge, default);
        Assert.That((result as ChargeResult.Declined)?.Reason, Is.EqualTo(DeclineReason.MandateRevoked));
    }

    [Test]
    public async Task Says_that_the_customer_must_approve()
    {
        var result = await Gateway.On(Gateway.Network(_ => Json("""{"id":"5O19","status":"PAYER_ACTION_REQUIRED"}"""))).ChargeAsync(Gateway.Charge, default);
        Assert.That((result as ChargeResult.Declined)?.Reason, Is.EqualTo(DeclineReason.AuthenticationRequired));
    }

    [Test]
    public async Task Believes_no_charge_of_another_amount() =>
        Assert.That(await Gateway.On(Gateway.Network(_ => Json(Gateway.Charged.Replace("12.50", "1.25")))).ChargeAsync(Gateway.Charge, default), Is.TypeOf<ChargeResult.Unknown>());

    [TestCase("PENDING", typeof(RefundResult.Processing))]
    [TestCase("FAILED", typeof(RefundResult.Declined))]
    [TestCase("CANCELLED", typeof(RefundResult.Declined))]
    [TestCase("SOMETHING_NEW", typeof(RefundResult.Unknown))]
    public async Task Tells_where_a_refund_stands(string status, Type answer) =>
        Assert.That(await Gateway.On(Gateway.Network(_ => Json(Gateway.Refunded.Replace("COMPLETED", status)))).RefundAsync(Gateway.Refund, default), Is.TypeOf(answer));

    [TestCase("CAPTURE_FULLY_REFUNDED", RefundDecline.AlreadyRefunded)]
    [TestCase("REFUND_TIME_LIMIT_EXCEEDED", RefundDecline.WindowEnded)]
    [TestCase("TRANSACTION_DISPUTED", RefundDecline.Disputed)]
    [TestCase("PENDING_CAPTURE", RefundDecline.NotSettledYet)]
    [TestCase("A_NEW_ISSUE", RefundDecline.Refused)]
    public async Task Means_a_clear_no_by_its_issue(string issue, RefundDecline why) =>
        Assert.That((await RefusedAsync(422, issue) as RefundResult.Declined)?.Why, Is.EqualTo(why));

    [TestCase(422, "DUPLICATE_INVOICE_ID")]
    [TestCase(409, "PREVIOUS_REQUEST_IN_PROGRESS")]
    [TestCase(422, "PREVIOUS_REQUEST_IN_PROGRESS")]
    public async Task Leaves_the_outcome_open_when_it_knows_our_key_or_reference_already(int status, string issue) =>
        Assert.That(await RefusedAsync(status, issue), Is.TypeOf<RefundResult.Unknown>());

    [Test]
    public async Task Knows_a_held_charge_from_one_that_is_not_there()
    {
        var held = Gateway.Network(asked => asked.Address.AbsolutePath.Contains("authorizations") ? Json(Gateway.Voided.Replace("VOIDED", "CREATED")) : Json(Missing, 404));
        var gone = Gateway.Network(_ => Json(Missing, 404));
        Assert.That((await Gateway.On(held).RefundAsync(Gateway.Refund, default) as RefundResult.Declined)?.Why, Is.EqualTo(RefundDecline.NotSettledYet));
        Assert.That((await Gateway.On(gone).RefundAsync(Gateway.Refund, default) as RefundResult.Declined)?.Why, Is.EqualTo(RefundDecline.ChargeNotFound));
        Assert.That(await Gateway.On(gone).FindChargeAsync("2GG2", default), Is.TypeOf<LookupResult<GatewayCharge>.NotFound>());
    }

    [Test]
    public async Task Takes_a_void_without_a_word_and_one_made_before_as_done()
    {
        Assert.That(await Gateway.On(Gateway.Network(_ => Json("", 204))).VoidAsync(Gateway.Refund, default), Is.EqualTo(new RefundResult.Succeeded("2GG2")));
        Assert.That(await Gateway.On(Gateway.Network(_ => Json(Issue("PREVIOUSLY_VOIDED"), 422))).VoidAsync(Gateway.Refund, default), Is.EqualTo(new RefundResult.Succeeded("2GG2")));
        Assert.That((await Gateway.On(Gateway.Network(_ => Json(Issue("PREVIOUSLY_CAPTURED"), 422))).VoidAsync(Gateway.Refund, default) as RefundResult.Declined)?.Why, Is.EqualTo(RefundDecline.AlreadySettled));
    }

    [Test]
    public async Task Finds_a_lost_refund_in_the_order_of_its_capture()
    {
        var found = await FindRefundAsync(Capture, Gateway.Refunded);
        Assert.That((found as LookupResult<GatewayRefund>.Found)?.Value, Is.EqualTo(new GatewayRefund("1JU0", "2GG2", "RF-1", 12.5m.Eur(), RefundStanding.Succeeded)));
    }

    [Test]
    public async Task Says_not_found_only_where_the_list_is_whole()
    {
        Assert.That(await FindRefundAsync(Capture, ""), Is.TypeOf<LookupResult<GatewayRefund>.NotFound>());
        Assert.That(await FindRefundAsync(Capture.Replace("COMPLETED", "PARTIALLY_REFUNDED"), ""), Is.TypeOf<LookupResult<GatewayRefund>.Unavailable>(), "the order lags behind");
        Assert.That(await FindRefundAsync(Capture.Replace("order_id", "x"), ""), Is.TypeOf<LookupResult<GatewayRefund>.Unavailable>(), "no order is named");
    }

    [Test]
    public async Task Never_takes_the_silence_of_a_late_report_as_not_found()
    {
        var network = Answering(asked =>
        {
            var answer = Json(Gateway.Prelude(asked.ToString()) ?? """{"transaction_details":[],"total_pages":1}""");
            answer.Headers.Date = ARefund.Now;
            return answer;
        });
        Assert.That(await Gateway.On(network).FindChargeByReferenceAsync("SC-1", ARefund.Now.AddDays(-1), default), Is.TypeOf<LookupResult<GatewayCharge>.Unavailable>());
        Assert.That(network.Requests, Has.Count.EqualTo(2), "the sign-in and one report");
    }

    [TestCase("EUR", 12.5, "12.50")]
    [TestCase("JPY", 1250, "1250")]
    [TestCase("HUF", 1250, "1250")]
    [TestCase("TWD", 7, "7")]
    public void Writes_amounts_with_its_own_decimals(string currency, decimal amount, string value)
    {
        var money = new Money(amount, Currency.Of(currency));
        var written = PayPalAmounts.Write(money)!;
        Assert.That(written["value"], Is.EqualTo(value));
        Assert.That(PayPalAmounts.Read(JsonReading.Parse(JsonWriting.Write(written))!), Is.EqualTo(money));
    }

    [TestCase("HUF", 12.5)]
    [TestCase("KWD", 1.125)]
    public async Task Takes_no_amount_finer_than_it_sends(string currency, decimal amount)
    {
        var network = Gateway.Network(_ => Json(Gateway.Refunded));
        var result = await Gateway.On(network).RefundAsync(Gateway.Refund with { Amount = new Money(amount, Currency.Of(currency)) }, default);
        Assert.That((result as RefundResult.Declined)?.Reason, Is.EqualTo(DeclineReason.InvalidAmount));
        Assert.That(network.Requests, Is.Empty);
    }

    [TestCase("INSTRUMENT_DECLINED PAYMENT_SOURCE_DECLINED_BY_PROCESSOR TRANSACTION_REFUSED CARD_EXPIRED REFERENCED_CARD_EXPIRED PAYER_CANNOT_PAY PAYER_ACCOUNT_RESTRICTED")]
    [TestCase("PAYER_ACCOUNT_LOCKED_OR_CLOSED AGREEMENT_ALREADY_CANCELLED TOKEN_ID_NOT_FOUND PAYER_ACTION_REQUIRED TRANSACTION_LIMIT_EXCEEDED MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED")]
    [TestCase("TRANSACTION_BLOCKED_BY_PAYEE PAYEE_BLOCKED_TRANSACTION COMPLIANCE_VIOLATION DUPLICATE_INVOICE_ID ORDER_ALREADY_CAPTURED ORDER_NOT_APPROVED ORDER_COMPLETION_IN_PROGRESS")]
    [TestCase("0100 0390 0500 0580 0800 0880 0890 0960 0R00 00N7 10BR 1300 1310 1312 1317 1320 1330 1335 1340 1350 1352 1360 1370 1380 1382 1384 1390 1393 5100 5110 5120 5130 5135 5140 5150 5160")]
    [TestCase("5170 5180 5190 5200 5210 5400 5500 5650 5700 5710 5900 5910 5920 5930 5950 6300 7700 7710 7800 7900 8000 8010 8020 8030 8100 8110 8220 9100 9500 9510 9520 9530 9540 9600")]
    [TestCase("PCVV PP06 PPAB PPAD PPAE PPAV PPAX PPC2 PPCO PPCT PPCU PPD3 PPDI PPDT PPEF PPEL PPER PPEX PPFI PPFR PPFV PPIF PPII PPMC PPNL PPNM PPNT PPRN PPRR PPUC PPVE")]
    public void Has_a_reason_for_every_code_it_documents(string codes) =>
        Assert.That(codes.Split(' ').Where(code => PayPalReader.Declines.Of(code) == DeclineReason.Unrecognized), Is.Empty);

    [Test]
    public void Has_an_answer_for_every_line_of_its_refusals() =>
        Assert.That(() => PayPalGateway.Refusals.Codes.Select(code => PayPalGateway.Refusals.Answer(code, "")).ToList(), Throws.Nothing);

    private const string Missing = """{"name":"RESOURCE_NOT_FOUND","details":[{"issue":"INVALID_RESOURCE_ID"}]}""";

    private static string Issue(string issue) => $$"""{"name":"UNPROCESSABLE_ENTITY","details":[{"issue":"{{issue}}"}]}""";

    private static Task<RefundResult> RefusedAsync(int status, string issue) =>
        Gateway.On(Gateway.Network(_ => Json(Issue(issue), status))).RefundAsync(Gateway.Refund, default);

    private static Task<LookupResult<GatewayRefund>> FindRefundAsync(string capture, string refunds)
    {
        var order = $$"""{"id":"5O19","status":"COMPLETED","purchase_units":[{"payments":{"captures":[{"id":"2GG2"}],"refunds":[{{refunds}}]} }]}""";
        return Gateway.On(Gateway.Network(asked => Json(asked.Address.AbsolutePath.Contains("/orders/") ? order : capture))).FindRefundAsync(Gateway.Refund, default);
    }
}
