using CrmPayments.Core;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Gateways.Niubiz;
using CrmPayments.Core.Json;
using static CrmPayments.Tests.Core.Gateways.ScriptedNetwork;

namespace CrmPayments.Tests.Core.Gateways;

public sealed class NiubizAdapter
{
    private const string NotFound = """{"errorCode":400,"errorMessage":"NUMORDEN 1 no se encuentra registrado"}""";

    private static readonly GatewayUnderTest Gateway = GatewayUnderTest.Niubiz;

    [Test]
    public async Task Signs_in_and_sends_the_token_alone()
    {
        var network = Gateway.Network(_ => Json(Gateway.Refunded));
        await Gateway.On(network).RefundAsync(Gateway.Refund, default);
        Assert.That(network.Requests[0].Headers["Authorization"], Is.EqualTo("Basic dXNlckBjb250b3NvLmV4YW1wbGU6c2tfdGVzdF9WZXJ5U2VjcmV0S2V5NDI0Mg=="));
        Assert.That(network.Requests[1].Headers["Authorization"], Does.StartWith("eyJ"));
    }

    [Test]
    public async Task Sends_a_refund_with_the_merchants_tax_id_and_our_reference()
    {
        var network = Gateway.Network(_ => Json(Gateway.Refunded));
        await Gateway.On(network).RefundAsync(Gateway.Refund, default);
        Assert.That(network.Requests[^1].ToString(), Is.EqualTo(
            """POST https://apisandbox.vnforappstest.com/api.refund/v1/refund/900000001/993193260481512 {"ruc":"20900000001","comment":"RF-1 requested_by_customer","externalReferenceId":"RF-1","amount":12.5}"""));
    }

    [Test]
    public async Task Refunds_nothing_without_the_merchants_tax_id()
    {
        var network = Gateway.Network(_ => Json(Gateway.Refunded));
        var result = await (Gateway with { Account = Gateway.Account with { MerchantAccountId = "" } }).On(network).RefundAsync(Gateway.Refund, default);
        Assert.That((result as RefundResult.Declined)?.Why, Is.EqualTo(RefundDecline.Credentials));
        Assert.That(network.Requests, Is.Empty);
    }

    [Test]
    public async Task Charges_a_stored_card_in_the_recurring_channel_under_a_number_and_our_reference()
    {
        var network = Gateway.Network(_ => Json(Gateway.Charged));
        await Gateway.On(network).ChargeAsync(Gateway.Charge with { CustomerToken = "ada@example.com" }, default);
        Assert.That(network.Requests[^1].ToString(), Is.EqualTo(
            $$$"""POST https://apisandbox.vnforappstest.com/api.authorization/v3/authorization/ecommerce/900000001 {"channel":"recurrent","captureType":"manual","countable":true,"order":{"purchaseNumber":"{{{NiubizReference.Number("SC-1")}}}","amount":12.5,"currency":"PEN","externalTransactionId":"SC-1"},"card":{"tokenId":"token1","registerFrequent":false,"useFrequent":true},"cardHolder":{"email":"ada@example.com"}}"""));
    }

    [TestCase("\"BRAND_ACTION_CODE\":\"51\",", "51")]
    [TestCase("\"BRAND_ACTION_CODE\":\"00\",", "", Description = "the network said yes, Niubiz no")]
    [TestCase("\"BRAND_ACTION_CODE\":\"5 1\",", "", Description = "no code")]
    [TestCase("", "")]
    public async Task Tells_what_the_cards_network_answered(string member, string code)
    {
        var refusal = $$$"""{"errorCode":400,"errorMessage":"Not Authorized","data":{{{{member}}}"ACTION_CODE":"116","ACTION_DESCRIPTION":"Fondos insuficientes","BRAND":"visa","STATUS":"Not Authorized","TRANSACTION_ID":"993193260481512"}}""";
        var declined = await Gateway.On(Gateway.Network(_ => Json(refusal, 400))).ChargeAsync(Gateway.Charge, default) as ChargeResult.Declined;
        Assert.That((declined?.NetworkCode, declined?.Network, declined?.GatewayCode), Is.EqualTo((code, "Visa", "116")));
        var found = await Gateway.On(Gateway.LookupNetwork(_ => Json(Gateway.Found.Replace("\"Authorized\"", "\"Not Authorized\"").Replace("\"BRAND\":", member + "\"BRAND\":")))).FindChargeAsync(Gateway.ChargeId, default);
        Assert.That((found as LookupResult<GatewayCharge>.Found)?.Value.NetworkCode, Is.EqualTo(code), "the same when it is looked up");
    }

    [Test]
    public async Task Charges_no_currency_that_Niubiz_does_not_take()
    {
        var network = Gateway.Network(_ => Json(Gateway.Charged));
        var result = await Gateway.On(network).ChargeAsync(Gateway.Charge with { Amount = new Money(12.5m, Currency.Of("EUR")) }, default);
        Assert.That((result as ChargeResult.Declined)?.Reason, Is.EqualTo(DeclineReason.CurrencyNotSupported));
        Assert.That(network.Requests, Is.Empty);
    }

    [TestCase("202611210001", "202611210001")]
    [TestCase("007", "007")]
    public void Keeps_a_number_as_it_is(string reference, string number) => Assert.That(NiubizReference.Number(reference), Is.EqualTo(number));

    [TestCase("SC-1")]
    [TestCase("2026112100019")]
    [TestCase("RF-0123456789abcdef0123456789abcdef")]
    public void Makes_twelve_digits_of_any_other_reference(string reference)
    {
        Assert.That(NiubizReference.Number(reference), Does.Match("^[0-9]{12}$"));
        Assert.That(NiubizReference.Number(reference), Is.Not.EqualTo(NiubizReference.Number(reference + "0")));
    }

    [Test]
    public void Shortens_a_long_reference_of_a_refund_to_the_room_there_is() => Assert.That(
        (NiubizReference.Refund("RF-0123456789abcdef0123456789abcdef"), NiubizReference.Refund("RF-01234567890123456")),
        Is.EqualTo(("f91351d5a8711411742c", "RF-01234567890123456")));

    [TestCase("116", DeclineReason.InsufficientFunds)]
    [TestCase("208", DeclineReason.LostOrStolen)]
    [TestCase("777", DeclineReason.Unrecognized)]
    public async Task Tells_the_banks_no_by_its_action_code(string code, DeclineReason reason)
    {
        var result = await Charged(400, $$$"""{"errorCode":400,"errorMessage":"Not Authorized","data":{"ACTION_CODE":"{{{code}}}","ACTION_DESCRIPTION":"Denegada","TRANSACTION_ID":"993193260481599"}}""");
        Assert.That(result, Is.EqualTo(new ChargeResult.Declined(reason, code, "Denegada", "993193260481599")));
    }

    [TestCase("300")]
    [TestCase("913")]
    [TestCase("673")]
    public async Task Leaves_the_outcome_of_a_charge_open_that_may_be_booked(string code) =>
        Assert.That(await Charged(400, $$$"""{"errorCode":400,"errorMessage":"Not Authorized","data":{"ACTION_CODE":"{{{code}}}"}}"""), Is.TypeOf<ChargeResult.Unknown>());

    [TestCase("\"amount\":12.50,", "\"amount\":1.00,")]
    [TestCase("\"purchaseNumber\":\"", "\"purchaseNumber\":\"9")]
    [TestCase("\"STATUS\":\"Authorized\"", "\"STATUS\":\"Voided\"")]
    [TestCase("\"STATUS\":\"Authorized\"", "\"STATUS\":\"Something\"")]
    public async Task Believes_no_charge_that_is_another_or_in_an_unknown_state(string part, string other) =>
        Assert.That(await Charged(200, Gateway.Charged.Replace(part, other)), Is.TypeOf<ChargeResult.Unknown>());

    [TestCase("""{"errorCode":0,"data":{"CODERROR":"100"}}""")]
    [TestCase("""{"data":{"CODERROR":"100","CODIGODEVOLUCION":"7"}}""")]
    [TestCase("""{"errorCode":0,"data":{"CODIGODEVOLUCION":"7"}}""")]
    public async Task Believes_no_refund_that_lacks_a_part(string answer) =>
        Assert.That(await Gateway.On(Gateway.Network(_ => Json(answer))).RefundAsync(Gateway.Refund, default), Is.TypeOf<RefundResult.Unknown>());

    [TestCase("261120050000", "\"Authorized\"", 20, RefundDecline.AboveWhatIsLeft)]
    [TestCase("261120050000", "\"Authorized\"", 12.5, RefundDecline.NotSettledYet)]
    [TestCase("261120050000", "\"Confirmed\"", 12.5, RefundDecline.Refused)]
    [TestCase("261120050000", "\"Voided\"", 12.5, RefundDecline.AlreadyRefunded)]
    public async Task Lets_the_sale_tell_why_a_refund_was_refused_in_unknown_words(string on, string status, decimal amount, RefundDecline why)
    {
        var gateway = Gateway with { Prelude = asked => asked.Contains("/retrieve/") ? Gateway.Found.Replace("261120050000", on).Replace("\"Authorized\"", status) : Gateway.Prelude(asked) };
        var result = await gateway.On(gateway.Network(_ => Json(gateway.Refusal))).RefundAsync(Gateway.Refund with { Amount = new Money(amount, Gateway.Currency) }, default);
        Assert.That((result as RefundResult.Declined)?.Why, Is.EqualTo(why));
    }

    [Test]
    public async Task Voids_by_the_sales_signature()
    {
        var network = Gateway.Network(_ => Json(Gateway.Voided));
        await Gateway.On(network).VoidAsync(Gateway.Refund, default);
        Assert.That(network.Requests[^1].ToString(), Is.EqualTo(
            """PUT https://apisandbox.vnforappstest.com/api.authorization/v3/void/ecommerce/900000001/b3d8670f-ee07-4f09-8469-42ff03fd55b5 {"annulationReason":"RF-1 requested_by_customer"}"""));
    }

    [TestCase("476", RefundDecline.AlreadySettled)]
    [TestCase("943", RefundDecline.Refused)]
    public async Task Understands_why_a_void_was_refused(string code, RefundDecline why) =>
        Assert.That((await Voided(code) as RefundResult.Declined)?.Why, Is.EqualTo(why));

    [TestCase("940")]
    [TestCase("941")]
    public async Task Takes_a_sale_that_is_voided_already_for_voided(string code) => Assert.That(await Voided(code), Is.EqualTo(new RefundResult.Succeeded(Gateway.ChargeId)));

    [Test]
    public async Task Does_not_know_of_a_void_that_is_under_way() => Assert.That(await Voided("946"), Is.TypeOf<RefundResult.Unknown>());

    [Test]
    public async Task Sends_no_void_without_the_sales_signature()
    {
        var gateway = Gateway with { Prelude = asked => asked.Contains("/retrieve/") ? Gateway.Found.Replace("signature", "x").Replace("SIGNATURE", "X") : Gateway.Prelude(asked) };
        var network = gateway.Network(_ => Json(gateway.Voided));
        Assert.That(await gateway.On(network).VoidAsync(Gateway.Refund, default), Is.TypeOf<RefundResult.NotSent>());
        Assert.That(network.Requests.Select(asked => asked.Method), Has.None.EqualTo("PUT"));
    }

    [TestCase(404, """{"errorCode":404,"errorMessage":"Not Found"}""")]
    [TestCase(400, NotFound)]
    public async Task Knows_the_words_for_a_sale_that_is_not_there(int status, string body) =>
        Assert.That(await Gateway.On(Gateway.LookupNetwork(_ => Json(body, status))).FindChargeByReferenceAsync("SC-1", ARefund.Now, default), Is.TypeOf<LookupResult<GatewayCharge>.NotFound>());

    [Test]
    public async Task Never_takes_silence_about_a_refund_for_not_found()
    {
        foreach (var body in new[] { Gateway.Found, NotFound })
            Assert.That(await Gateway.On(Gateway.LookupNetwork(_ => Json(body, body == NotFound ? 400 : 200))).FindRefundAsync(Gateway.Refund, default), Is.TypeOf<LookupResult<GatewayRefund>.Unavailable>());
    }

    [Test]
    public async Task Finds_a_void_on_the_sale()
    {
        var found = await Gateway.On(Gateway.LookupNetwork(_ => Json(Gateway.Voided))).FindRefundAsync(Gateway.Refund, default);
        Assert.That((found as LookupResult<GatewayRefund>.Found)?.Value, Is.EqualTo(new GatewayRefund(Gateway.ChargeId, Gateway.ChargeId, "RF-1", new Money(12.5m, Gateway.Currency), RefundStanding.Succeeded)));
    }

    [Test]
    public async Task Does_not_take_anothers_sale_under_the_same_number_for_ours() =>
        Assert.That(
            await Gateway.On(Gateway.LookupNetwork(_ => Json(Gateway.Found.Replace("SC-1", "SC-2")))).FindChargeByReferenceAsync("SC-1", ARefund.Now, default),
            Is.TypeOf<LookupResult<GatewayCharge>.Unavailable>());

    [TestCase("2026-11-20T10:00:00Z", ChargeStatus.Captured)]
    [TestCase("2026-11-21T04:59:59Z", ChargeStatus.Captured)]
    [TestCase("2026-11-21T05:00:00Z", ChargeStatus.Settled)]
    [TestCase(null, ChargeStatus.Captured)]
    public void Takes_a_sale_for_settled_once_its_day_in_Lima_is_over(string? now, ChargeStatus status) =>
        Assert.That(new NiubizReader(Gateway.Account).Charge(JsonReading.Parse(Gateway.Found)!, now is null ? null : DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture))?.Status, Is.EqualTo(status));

    [Test]
    public void Reads_when_it_was_sold_and_with_which_card()
    {
        var charge = new NiubizReader(Gateway.Account).Charge(JsonReading.Parse(Gateway.Found)!, null)!;
        Assert.That((charge.CreatedOn, charge.Method), Is.EqualTo((new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero), new GatewayPaymentMethod("", PaymentMethodKind.Card, "Visa", "2240", null, null))));
    }

    [Test]
    public void Takes_a_shops_word_for_a_hint_and_nothing_else()
    {
        var format = GatewayCatalog.NotificationFormat(GatewayType.Niubiz);
        Assert.That(
            format.Read("sale", """{"transactionId":"993193260481512","customer":"contact:7","amount":99}"""),
            Is.EqualTo(new GatewayNotification.Hint("993193260481512", "contact:7")));
    }

    [Test]
    public async Task Tells_of_wrong_credentials_when_it_signs_in()
    {
        var test = await Gateway.On(Answering(_ => Json("Unauthorized access", 401))).TestAsync(default);
        Assert.That(test, Is.EqualTo(new ConnectionTest(false, "Niubiz does not accept the user and password.")));
    }

    private static Task<ChargeResult> Charged(int status, string answer) => Gateway.On(Gateway.Network(_ => Json(answer, status))).ChargeAsync(Gateway.Charge, default);

    private static Task<RefundResult> Voided(string code) => Gateway
        .On(Gateway.Network(_ => Json($$$"""{"errorCode":400,"errorMessage":"Not Authorized","data":{"ACTION_CODE":"{{{code}}}","ACTION_DESCRIPTION":"Denegada"}}""", 400)))
        .VoidAsync(Gateway.Refund, default);
}
