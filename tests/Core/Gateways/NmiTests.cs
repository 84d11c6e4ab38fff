using System.Text;
using CrmPayments.Core;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Gateways.Nmi;
using static CrmPayments.Tests.Core.Gateways.ScriptedNetwork;

namespace CrmPayments.Tests.Core.Gateways;

public sealed class NmiAdapter
{
    private const string Nothing = "<nm_response></nm_response>";

    private static readonly GatewayUnderTest Gateway = GatewayUnderTest.Nmi;

    private static readonly NmiNotifications Notifications = new();

    [Test]
    public async Task Sends_a_refund_under_its_own_order_id()
    {
        var network = Gateway.Network(_ => Json(Gateway.Refunded));
        await Gateway.On(network).RefundAsync(Gateway.Refund, default);
        Assert.That(network.Requests[^1].ToString(), Is.EqualTo(
            $"POST https://sandbox.nmi.com/api/transact.php security_key={GatewayUnderTest.ApiSecret}&type=refund&transactionid=9100200300&amount=12.50&orderid=RF-1"));
    }

    [Test]
    public async Task Says_of_a_bank_debit_that_it_is_one()
    {
        var network = Of("pendingsettlement", Gateway.Refunded, "ck");
        await Gateway.On(network).RefundAsync(Gateway.Refund, default);
        Assert.That(network.Requests[^1].Body, Does.Contain("&payment=check"));
    }

    [TestCase(true, "&billing_method=recurring")]
    [TestCase(false, "used")]
    public async Task Sends_a_charge_of_the_vault_as_initiated_by_the_merchant(bool recurring, string end)
    {
        var network = Gateway.Network(_ => Json(Gateway.Charged));
        await Gateway.On(network).ChargeAsync(Gateway.Charge with { MethodToken = "7001:2", Recurring = recurring }, default);
        Assert.That(network.Requests[^1].Body, Does.Contain("customer_vault_id=7001&billing_id=2&amount=12.50&currency=EUR&orderid=SC-1&initiated_by=merchant&stored_credential_indicator=used").And.EndsWith(end));
    }

    [TestCase("JPY", 1250, "1250.00")]
    [TestCase("KWD", 1.25, "1.25")]
    [TestCase("KWD", 1.255, null)]
    public void Writes_amounts_with_two_decimals_and_none_that_is_finer(string currency, decimal amount, string? wire) =>
        Assert.That(NmiAmounts.ToWire(new Money(amount, Currency.Of(currency))), Is.EqualTo(wire));

    [TestCase("-4.78", "EUR", "4.78 EUR")]
    [TestCase("1250.00", "JPY", "1250 JPY")]
    [TestCase("1250.50", "JPY", null)]
    [TestCase("0.00", "EUR", null)]
    [TestCase("4,78", "EUR", null)]
    [TestCase("4.78", "eur", null)]
    public void Reads_amounts_with_or_without_the_sign_of_a_refund(string text, string currency, string? money) =>
        Assert.That(NmiAmounts.FromWire(text, currency)?.ToString(), Is.EqualTo(money));

    [TestCase("2", "202", "Insufficient funds", RefundDecline.Refused)]
    [TestCase("3", "300", "Invalid Transaction ID specified REFID:1", RefundDecline.ChargeNotFound)]
    [TestCase("3", "300", "Transaction not found REFID:1", RefundDecline.ChargeNotFound)]
    [TestCase("3", "300", "Something that nobody documents", RefundDecline.Refused)]
    [TestCase("3", "300", "Authentication Failed", RefundDecline.Credentials)]
    [TestCase("3", "410", "Invalid merchant configuration", RefundDecline.Credentials)]
    public async Task Means_a_clear_no_by_its_code_and_the_beginning_of_its_text(string response, string code, string text, RefundDecline why)
    {
        var result = await Gateway.On(Of("complete", Answer(response, code, text))).RefundAsync(Gateway.Refund, default) as RefundResult.Declined;
        Assert.That((result?.Why, result?.GatewayCode), Is.EqualTo(((RefundDecline?)why, code)));
    }

    [TestCase("pendingsettlement", RefundDecline.NotSettledYet)]
    [TestCase("pending", RefundDecline.NotSettledYet)]
    [TestCase("canceled", RefundDecline.Refused)]
    [TestCase("failed", RefundDecline.Refused)]
    public async Task Takes_a_refusal_in_unknown_words_for_too_early_only_before_settlement(string condition, RefundDecline why) =>
        Assert.That((await Gateway.On(Of(condition, Answer("3", "300", "No"))).RefundAsync(Gateway.Refund, default) as RefundResult.Declined)?.Why, Is.EqualTo(why));

    [TestCase("300", "Duplicate transaction REFID:3503238709")]
    [TestCase("430", "Duplicate transaction at processor")]
    [TestCase("400", "Transaction error returned by processor")]
    [TestCase("420", "Communication error")]
    [TestCase("441", "Invalid transaction information")]
    public async Task Leaves_the_outcome_open_when_the_processor_may_have_booked(string code, string text)
    {
        var network = Gateway.Network(_ => Json(Answer("3", code, text)));
        Assert.That(await Gateway.On(network).RefundAsync(Gateway.Refund, default), Is.TypeOf<RefundResult.Unknown>());
        Assert.That(await Gateway.On(network).ChargeAsync(Gateway.Charge, default), Is.TypeOf<ChargeResult.Unknown>());
    }

    [Test]
    public async Task Knows_that_its_own_rate_limit_began_nothing()
    {
        var network = Gateway.Network(_ => Json(Answer("3", "301", "Rate limit exceeded REFID:1")));
        Assert.That(await Gateway.On(network).RefundAsync(Gateway.Refund, default), Is.TypeOf<RefundResult.NotSent>());
        Assert.That(await Gateway.On(network).ChargeAsync(Gateway.Charge, default), Is.TypeOf<ChargeResult.NotSent>());
    }

    [TestCase("response=1&responsetext=SUCCESS&transactionid=9100200999&response_code=200")]
    [TestCase("response=2&responsetext=SUCCESS&transactionid=9100200999&response_code=100")]
    [TestCase("response=3&responsetext=x&transactionid=&response_code=202")]
    [TestCase("response=1&responsetext=SUCCESS&transactionid=000&response_code=100")]
    [TestCase("response=1&responsetext=SUCCESS&transactionid=9100200999&orderid=RF-2&response_code=100")]
    [TestCase("response=1&responsetext=SUCCESS&transactionid=9100200999&type=sale&response_code=100")]
    public async Task Believes_no_answer_that_contradicts_itself_or_is_about_something_else(string answer) =>
        Assert.That(await Gateway.On(Gateway.Network(_ => Json(answer))).RefundAsync(Gateway.Refund, default), Is.TypeOf<RefundResult.Unknown>());

    [Test]
    public async Task Believes_no_void_of_another_transaction() =>
        Assert.That(await Gateway.On(Gateway.Network(_ => Json(Gateway.Voided.Replace("9100200300", "9100200301")))).VoidAsync(Gateway.Refund, default), Is.TypeOf<RefundResult.Unknown>());

    [TestCase("canceled")]
    [TestCase("complete")]
    [TestCase("in_progress")]
    public async Task Sends_no_void_that_can_only_be_refused(string condition)
    {
        var network = Of(condition, Gateway.Voided);
        var result = await Gateway.On(network).VoidAsync(Gateway.Refund, default);
        Assert.That(result, condition switch
        {
            "canceled" => Is.EqualTo(new RefundResult.Succeeded(Gateway.ChargeId)),
            "complete" => Has.Property("Why").EqualTo(RefundDecline.AlreadySettled),
            _ => Is.TypeOf<RefundResult.NotSent>(),
        });
        Assert.That(network.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Sends_nothing_while_the_charge_settles()
    {
        var network = Of("in_progress", Gateway.Refunded);
        Assert.That(await Gateway.On(network).RefundAsync(Gateway.Refund, default), Is.TypeOf<RefundResult.NotSent>());
        Assert.That(network.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Sends_nothing_when_the_charge_cannot_be_asked_for()
    {
        var network = Answering(_ => Json("", 500));
        Assert.That(await Gateway.On(network).RefundAsync(Gateway.Refund, default), Is.TypeOf<RefundResult.NotSent>());
        Assert.That(network.Requests.Single().Address.AbsolutePath, Is.EqualTo("/api/query.php"));
    }

    [TestCase("Invalid Username/Password REFID:1", true)]
    [TestCase("The report is being prepared", false)]
    public async Task Takes_an_error_of_the_look_up_for_wrong_keys_or_for_later_and_never_for_nothing(string text, bool clear)
    {
        var network = Answering(_ => Json($"<nm_response><error_response>{text}</error_response></nm_response>"));
        Assert.That((await Gateway.On(network).RefundAsync(Gateway.Refund, default) as RefundResult.Declined)?.Why, Is.EqualTo(clear ? RefundDecline.Credentials : (RefundDecline?)null));
        Assert.That(await Gateway.On(network).FindRefundAsync(Gateway.Refund, default), Is.TypeOf<LookupResult<GatewayRefund>.Unavailable>());
    }

    [Test]
    public async Task Finds_the_attempt_that_did_not_fail_among_those_of_the_same_order_id()
    {
        var network = Answering(_ => Json($"<nm_response>{Refund("9100200998", "failed")}{Refund("9100200999", "pendingsettlement", "9100200300")}</nm_response>"));
        var found = await Gateway.On(network).FindRefundAsync(Gateway.Refund, default) as LookupResult<GatewayRefund>.Found;
        Assert.That(found?.Value, Is.EqualTo(new GatewayRefund("9100200999", "9100200300", "RF-1", 12.5m.Eur(), RefundStanding.Succeeded)));
    }

    [TestCase("<transaction_id>9100200999</transaction_id>", "<transaction_id/>")]
    [TestCase("<currency>EUR</currency>", "")]
    [TestCase("<condition>pendingsettlement</condition>", "<condition>brand_new</condition>")]
    [TestCase("<order_id>RF-1</order_id>", "<order_id>RF-2</order_id>")]
    public async Task Says_nothing_about_a_refund_that_it_cannot_read(string part, string instead)
    {
        var network = Answering(_ => Json($"<nm_response>{Refund("9100200999", "pendingsettlement").Replace(part, instead)}</nm_response>"));
        Assert.That(await Gateway.On(network).FindRefundAsync(Gateway.Refund, default), Is.TypeOf<LookupResult<GatewayRefund>.Unavailable>());
    }

    [Test]
    public async Task Says_nothing_about_a_list_that_may_be_cut()
    {
        var network = Answering(_ => Json($"<nm_response>{string.Concat(Enumerable.Repeat(Refund("9100200999", "pendingsettlement", "9100200777"), 100))}</nm_response>"));
        Assert.That(await Gateway.On(network).FindRefundAsync(Gateway.Refund, default), Is.TypeOf<LookupResult<GatewayRefund>.Unavailable>());
    }

    [TestCase("9100200300,9100200301")]
    [TestCase("abc")]
    public async Task Asks_for_nothing_that_is_not_one_id(string id)
    {
        var network = Answering(_ => Json(Nothing));
        Assert.That(await Gateway.On(network).FindChargeAsync(id, default), Is.TypeOf<LookupResult<GatewayCharge>.NotFound>());
        Assert.That((await Gateway.On(network).RefundAsync(Gateway.Refund with { ChargeId = id }, default) as RefundResult.Declined)?.Why, Is.EqualTo(RefundDecline.ChargeNotFound));
        Assert.That(network.Requests, Is.Empty);
    }

    [Test]
    public async Task Fetches_no_entity_of_a_strangers_xml()
    {
        var network = Answering(_ => Json("<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>" + Gateway.Found.Trim().Replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "").Replace("SC-1", "&y;")));
        Assert.That(await Gateway.On(network).FindChargeAsync(Gateway.ChargeId, default), Is.TypeOf<LookupResult<GatewayCharge>.Unavailable>());
    }

    [Test]
    public async Task Tells_a_charge_with_its_card_its_settlement_and_the_refunds_that_name_it()
    {
        var network = Answering(_ => Json(Gateway.Found.Trim().Replace("</nm_response>", Refund("9100200999", "complete", "9100200300") + "</nm_response>")));
        var charge = (await Gateway.On(network).FindChargeAsync(Gateway.ChargeId, default) as LookupResult<GatewayCharge>.Found)?.Value;
        Assert.Multiple(() =>
        {
            Assert.That(charge?.Method, Is.EqualTo(new GatewayPaymentMethod("7001", PaymentMethodKind.Card, "Visa", "1111", 10, 2030)));
            Assert.That(charge?.SettledOn, Is.EqualTo(new DateTimeOffset(2026, 11, 20, 22, 0, 0, TimeSpan.Zero)));
            Assert.That((charge?.Status, charge?.CustomerEmail), Is.EqualTo(((ChargeStatus?)ChargeStatus.Settled, "ada@example.com")));
            Assert.That(charge?.Refunds.Select(refund => refund.Id), Is.EqualTo(new[] { "9100200999" }));
        });
    }

    [Test]
    public async Task Tells_why_a_charge_was_declined()
    {
        var declined = Gateway.Found.Replace("<condition>complete</condition>", "<condition>failed</condition>").Replace("<response_text>SUCCESS</response_text><response_code>100", "<response_text>Expired card</response_text><response_code>223");
        var charge = (await Gateway.On(Answering(_ => Json(declined))).FindChargeAsync(Gateway.ChargeId, default) as LookupResult<GatewayCharge>.Found)?.Value;
        Assert.That((charge?.Status, charge?.DeclineReason, charge?.GatewayCode, charge?.GatewayText), Is.EqualTo(((ChargeStatus?)ChargeStatus.Declined, (DeclineReason?)DeclineReason.ExpiredCard, "223", "Expired card")));
    }

    [Test]
    public async Task Tells_that_a_bank_debit_came_back()
    {
        var returned = Gateway.Found.Replace("</transaction>", "<action><amount>12.50</amount><action_type>return</action_type><success>1</success><response_code>100</response_code></action></transaction>");
        Assert.That((await Gateway.On(Answering(_ => Json(returned))).FindChargeAsync(Gateway.ChargeId, default) as LookupResult<GatewayCharge>.Found)?.Value.Status, Is.EqualTo(ChargeStatus.Failed));
    }

    [Test]
    public async Task Tells_what_became_of_a_refund_that_an_event_names()
    {
        var network = Answering(_ => Json($"<nm_response>{Refund("9100200999", "canceled", "9100200300")}</nm_response>"));
        var told = await ((ITellsTransactions)Gateway.On(network)).TellAsync("9100200999", default) as LookupResult<GatewayNotification.Facts>.Found;
        Assert.That(told?.Value.Refunds.Select(refund => (refund.ChargeId, refund.Standing)), Is.EqualTo(new[] { ("9100200300", RefundStanding.Failed) }));
    }

    [Test]
    public void Has_a_reason_for_every_code_that_a_refusal_is_known_by()
    {
        Assert.That(NmiRefusals.Table.Codes.Select(code => NmiRefusals.Table.Answer(code, "")).ToList(), Is.Not.Empty);
        Assert.That(NmiRefusals.Table.Codes.Where(code => !code.StartsWith("query:", StringComparison.Ordinal) && NmiRefusals.Declines.Of(code) == DeclineReason.Unrecognized), Is.Empty);
        Assert.That(NmiRefusals.Reason("265", ""), Is.EqualTo(DeclineReason.Unrecognized));
        Assert.That(NmiRefusals.Reason("300", "Invalid Customer Vault Id Specified REFID:1"), Is.EqualTo(DeclineReason.InvalidAccount));
    }

    [TestCase("t=5f3c9a1e7b,s=9a907099e9dec66935bb3701c4cb07db5253e3520bf6b030c7dfb8c2cf7f3145", true)]
    [TestCase("s=9a907099e9dec66935bb3701c4cb07db5253e3520bf6b030c7dfb8c2cf7f3145, t=5f3c9a1e7b", true)]
    [TestCase("t=5f3c9a1e7c,s=9a907099e9dec66935bb3701c4cb07db5253e3520bf6b030c7dfb8c2cf7f3145", false)]
    [TestCase("t=5f3c9a1e7b,s=0a907099e9dec66935bb3701c4cb07db5253e3520bf6b030c7dfb8c2cf7f3145", false)]
    [TestCase("s=9a907099e9dec66935bb3701c4cb07db5253e3520bf6b030c7dfb8c2cf7f3145", false)]
    [TestCase("t=5f3c9a1e7b,s=", false)]
    public void Verifies_the_documented_rule(string signature, bool good)
    {
        const string body = """{"event_id":"e-1","event_type":"transaction.sale.success","event_body":{"transaction_id":"9100200300","order_id":"pay-7F3A21"}}""";
        var account = Gateway.Account with { WebhookSecret = new Secret("nmi-test-signing-key-0001") };
        var verdict = Notifications.Verify(new NotificationRequest(new Dictionary<string, string> { ["webhook-signature"] = signature }, Encoding.UTF8.GetBytes(body)), account, ARefund.Now);
        Assert.That(verdict, good ? Is.EqualTo(new NotificationVerdict.Accepted("e-1", "transaction.sale.success", body)) : Is.InstanceOf<NotificationVerdict.Refused>());
    }

    [TestCase("transaction.refund.success", "\"9100200999\"")]
    [TestCase("transaction.sale.failure", "9100200999")]
    public void Points_at_the_transaction_that_an_event_names(string type, string id) =>
        Assert.That(Notifications.Read(type, Event(type, $"\"transaction_id\":{id}")), Is.EqualTo(new GatewayNotification.Hint("9100200999")));

    [TestCase("settlement.batch.complete")]
    [TestCase("transaction.validate.success")]
    [TestCase("transaction.credit.success")]
    [TestCase("recurring.plan.add")]
    public void Has_no_use_for_events_that_are_about_no_charge_or_refund(string type) =>
        Assert.That(Notifications.Read(type, Event(type, "\"transaction_id\":\"9100200999\"")), Is.TypeOf<GatewayNotification.Irrelevant>());

    [Test]
    public void Reads_which_charges_were_taken_back()
    {
        var read = Notifications.Read("chargeback.batch.complete", Event("chargeback.batch.complete", "\"chargebacks\":[{\"id\":\"9100200300\"},{\"id\":9100200301}]"));
        Assert.That((read as GatewayNotification.Facts)?.DisputedChargeIds, Is.EqualTo(new[] { "9100200300", "9100200301" }));
    }

    private static string Event(string type, string body) => $$$"""{"event_id":"e-1","event_type":"{{{type}}}","event_body":{ {{{body}}} }}""";

    private static string Answer(string response, string code, string text) => $"response={response}&responsetext={text}&authcode=&transactionid=&orderid=&type=&response_code={code}";

    private static string Refund(string id, string condition, string original = "") =>
        $"<transaction><transaction_id>{id}</transaction_id><original_transaction_id>{original}</original_transaction_id><condition>{condition}</condition><order_id>RF-1</order_id><currency>EUR</currency>"
        + "<action><amount>-12.50</amount><action_type>refund</action_type><success>1</success><response_code>100</response_code></action></transaction>";

    /// <summary>A network whose charge is in a condition, and which answers to what moves money.</summary>
    private static ScriptedNetwork Of(string condition, string answer, string kind = "cc")
    {
        var original = Gateway.Prelude("/api/query.php")!.Replace("pendingsettlement", condition).Replace(">cc<", $">{kind}<");
        return Answering(asked => Json(asked.Address.AbsolutePath.EndsWith("query.php", StringComparison.Ordinal) ? original : answer));
    }
}
