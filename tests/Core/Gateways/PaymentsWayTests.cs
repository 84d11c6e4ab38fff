using System.Text;
using CrmPayments.Core;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using static CrmPayments.Tests.Core.Gateways.ScriptedNetwork;

namespace CrmPayments.Tests.Core.Gateways;

public sealed class PaymentsWayTests
{
    // No vector is published: computed by hand after the formula that two integrations share.
    private const string Key = "demoApiKey01", Checksum = "d49b721b6c30f8207452260095ae7e8b7d4d2f69a7a4abdb8a03cf509cf1283f", WithDecimals = "01d02a7e0ede3e607519d62095227f38b0518ff4e30063f80b15e7f28099feaf";

    private static GatewayUnderTest Gateway => GatewayUnderTest.PaymentsWay;

    [Test]
    public async Task Charges_a_stored_card_in_three_calls_of_which_the_last_takes_the_money()
    {
        var network = Gateway.Network(_ => Json(Gateway.Charged));
        var result = await Gateway.On(network).ChargeAsync(Gateway.Charge with { CustomerToken = "9001" }, default);
        Assert.Multiple(() =>
        {
            Assert.That(network.Requests.Select(asked => asked.Address.Segments[^1]), Is.EqualTo(new[] { "CrearTransaccion", "CrearOrdenTcCliente", "EjecutarOrdenTcCliente" }));
            Assert.That(network.Requests[0].Body, Does.Contain("\"amount\":\"1250\"").And.Contain("\"external_order\":\"SC-1\"").And.Contain("\"idperson\":\"9001\"").And.Contain("\"form_id\":\"622\"").And.Contain("\"terminal_id\":\"15\"").And.Contain("\"currencycode\":\"COP\""));
            Assert.That(network.Requests[1].Body, Does.Contain("\"reference\":\"40037\"").And.Contain("\"installments\":1"));
            Assert.That(network.Requests[2].Body, Does.Contain("\"order_uuid\":\"6f9619ff-8b86-d011-b42d-00cf4fc964ff\"").And.Contain("\"card_uuid\":\"3f2504e0-4f89-11d3-9a0c-0305e82c3301\"").And.Contain("\"idtransaction\":\"40037\"").And.Contain("\"successResponse\":true"));
            Assert.That(network.Requests.Select(asked => asked.Headers["Authorization"]), Is.All.EqualTo(GatewayUnderTest.ApiSecret), "the key stands alone");
            Assert.That((result as ChargeResult.Accepted)?.Charge.Method?.Token, Is.EqualTo(Gateway.MethodToken));
        });
    }

    [TestCase("CrearTransaccion", "{}")]
    [TestCase("CrearTransaccion", "rubbish")]
    [TestCase("CrearTransaccion", """{"status":true,"data":{"id":"40037","amount":125,"externalorder":"SC-1"}}""")]
    [TestCase("CrearTransaccion", """{"status":true,"data":{"id":"40037","amount":1250,"externalorder":"SC-2"}}""")]
    [TestCase("CrearTransaccion", """{"status":"true","data":{"id":"40037","amount":1250,"externalorder":"SC-1"}}""")]
    [TestCase("CrearOrdenTcCliente", "{}")]
    [TestCase("CrearOrdenTcCliente", """{"code":"200","order":{"uuid":"a"}}""")]
    [TestCase("CrearOrdenTcCliente", """{"code":200,"order":{"uuid":"../"}}""")]
    public async Task Takes_no_money_when_what_comes_before_it_cannot_be_understood(string call, string body)
    {
        var network = Instead(call, body);
        Assert.That(await Gateway.On(network).ChargeAsync(Gateway.Charge, default), Is.TypeOf<ChargeResult.NotSent>());
        Assert.That(network.Requests.Select(asked => asked.Address.Segments[^1]), Has.None.EqualTo("EjecutarOrdenTcCliente"));
    }

    [TestCase("CrearTransaccion", """{"status":false,"message":"La persona no existe"}""", DeclineReason.MerchantConfiguration, "status:false")]
    [TestCase("CrearTransaccion", """{"status":false,"message":"Cupo de fallidas por hora"}""", DeclineReason.ExceedsLimit, "status:false")]
    [TestCase("CrearOrdenTcCliente", """{"message":"La transacción no existe","code":404}""", DeclineReason.MerchantConfiguration, "status:false")]
    public async Task Says_no_when_Payments_Way_says_no_before_the_money(string call, string body, DeclineReason reason, string code)
    {
        var declined = await Gateway.On(Instead(call, body)).ChargeAsync(Gateway.Charge, default) as ChargeResult.Declined;
        Assert.That((declined?.Reason, declined?.GatewayCode, declined?.GatewayText), Is.EqualTo(((DeclineReason?)reason, code, (string?)System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("message").GetString())));
    }

    [Test]
    public async Task Takes_a_refusal_of_the_money_for_a_no_when_nothing_was_executed() => Assert.That(
        await Gateway.On(Gateway.Network(_ => Json("""{"message":"La orden no existe"}""", 409))).ChargeAsync(Gateway.Charge, default),
        Is.EqualTo(new ChargeResult.Declined(DeclineReason.Duplicate, "HTTP409", "La orden no existe")));

    [Test]
    public async Task Takes_a_refused_charge_that_was_paid_for_paid()
    {
        var network = Answering(asked => asked.Address.Segments[^1] switch
        {
            "EjecutarOrdenTcCliente" => Json("""{"message":"La transacción ya fue procesada"}""", 409),
            "ObtenerTransaccion" => Json(Gateway.Found),
            _ => Json(Gateway.Prelude(asked.ToString())!),
        });
        Assert.That((await Gateway.On(network).ChargeAsync(Gateway.Charge, default) as ChargeResult.Accepted)?.Charge.Status, Is.EqualTo(ChargeStatus.Settled));
    }

    [Test]
    public async Task Does_not_know_what_became_of_a_refused_charge_that_it_cannot_ask_for()
    {
        var network = Answering(asked => asked.Address.Segments[^1] switch
        {
            "EjecutarOrdenTcCliente" => Json("""{"message":"La transacción ya fue procesada"}""", 409),
            "ObtenerTransaccion" => Json("", 500),
            _ => Json(Gateway.Prelude(asked.ToString())!),
        });
        Assert.That(await Gateway.On(network).ChargeAsync(Gateway.Charge, default), Is.TypeOf<ChargeResult.Unknown>());
    }

    [TestCase(1250.5, "COP", "9001", "a-card")]
    [TestCase(1250, "USD", "9001", "a-card")]
    [TestCase(1250, "COP", "", "a-card")]
    [TestCase(1250, "COP", "9001", "")]
    public async Task Sends_no_charge_that_Payments_Way_cannot_take(double amount, string currency, string person, string card)
    {
        var network = Gateway.Network(_ => Json(Gateway.Charged));
        var order = Gateway.Charge with { Amount = new Money((decimal)amount, Currency.Of(currency)), CustomerToken = person, MethodToken = card };
        Assert.That(await Gateway.On(network).ChargeAsync(order, default), Is.TypeOf<ChargeResult.Declined>());
        Assert.That(network.Requests, Is.Empty);
    }

    [TestCase("622")]
    [TestCase("622:")]
    [TestCase("622:15:3")]
    [TestCase("form:terminal")]
    public async Task Says_what_the_row_lacks(string numbers)
    {
        var gateway = Gateway with { Account = Gateway.Account with { MerchantAccountId = numbers } };
        var network = gateway.Network(_ => Json(gateway.Charged));
        Assert.That((await gateway.On(network).TestAsync(default)).Text, Does.Contain("form id and terminal id"));
        Assert.That((await gateway.On(network).ChargeAsync(gateway.Charge, default) as ChargeResult.Declined)?.Reason, Is.EqualTo(DeclineReason.MerchantConfiguration));
        Assert.That(network.Requests, Is.Empty);
    }

    [TestCase("""[{"id":1,"nombre":"Creada"},{"id":34,"nombre":"Exitosa"}]""", true)]
    [TestCase("[]", false)]
    [TestCase("{}", false)]
    public async Task Tests_the_key_with_the_catalogue_of_states(string states, bool good) =>
        Assert.That((await Gateway.On(Answering(_ => Json(states))).TestAsync(default)).Succeeded, Is.EqualTo(good));

    [TestCase(34, ChargeStatus.Settled)]
    [TestCase(35, ChargeStatus.Pending)]
    [TestCase(36, ChargeStatus.Declined)]
    [TestCase(39, ChargeStatus.Settled)]
    [TestCase(40, ChargeStatus.Pending)]
    public async Task Knows_the_states(int state, ChargeStatus status) =>
        Assert.That((await FoundAsync(state))?.Status, Is.EqualTo(status));

    [TestCase(1)]
    [TestCase(37)]
    [TestCase(99)]
    public async Task Does_not_guess_at_a_state_that_says_nothing_of_money(int state) =>
        Assert.That(await Gateway.On(Answering(_ => Json(Standing(state)))).FindChargeAsync(Gateway.ChargeId, default), Is.TypeOf<LookupResult<GatewayCharge>.Unavailable>());

    [TestCase(39, true, 1)]
    [TestCase(38, true, 1)]
    [TestCase(38, false, 0)]
    [TestCase(34, true, 0)]
    public async Task Reads_that_all_of_a_paid_charge_went_back_in_the_console(int state, bool paid, int refunds)
    {
        var charge = await FoundAsync(state, paid);
        Assert.That(charge?.Refunds.Select(refund => (refund.Id, refund.Amount, refund.Standing)), Is.EqualTo(Enumerable.Repeat((Gateway.ChargeId, new Money(1250m, Gateway.Currency), RefundStanding.Succeeded), refunds)));
    }

    [TestCase("Fondos insuficientes", DeclineReason.InsufficientFunds, "FONDOS_INSUFICIENTES")]
    [TestCase("TARJETA VENCIDA.", DeclineReason.ExpiredCard, "TARJETA_VENCIDA")]
    [TestCase("Tarjeta perdida", DeclineReason.LostOrStolen, "TARJETA_PERDIDA")]
    [TestCase("Autenticación 3DS fallida", DeclineReason.AuthenticationRequired, "AUTENTICACION_3DS_FALLIDA")]
    [TestCase("Error 51", DeclineReason.InsufficientFunds, "ERROR_51")]
    [TestCase("Error 1511", DeclineReason.Unrecognized, "ERROR_1511")]
    [TestCase("Motivo nuevo", DeclineReason.Unrecognized, "MOTIVO_NUEVO")]
    [TestCase("", DeclineReason.DoNotHonor, "36")]
    public async Task Tells_why_a_charge_came_to_nothing(string cause, DeclineReason reason, string code)
    {
        var body = Standing(36).Replace("\"currencycode\"", $"\"innerexception\":{{\"causal\":\"{cause}\"}},\"currencycode\"");
        var found = await Gateway.On(Answering(_ => Json(body))).FindChargeAsync(Gateway.ChargeId, default) as LookupResult<GatewayCharge>.Found;
        Assert.That((found?.Value.DeclineReason, found?.Value.GatewayCode), Is.EqualTo(((DeclineReason?)reason, code)));
    }

    [Test]
    public async Task Reads_the_processors_error_where_Payments_Way_tells_no_cause()
    {
        var body = Standing(36).Replace("\"currencycode\"", """
            "jsonresponse":"{\"order\":{\"transactions\":[{\"error\":\"NONE\"},{\"error\":\"INSUFFICIENT_FUNDS\"}]}}","currencycode"
            """.Trim());
        var found = await Gateway.On(Answering(_ => Json(body))).FindChargeAsync(Gateway.ChargeId, default) as LookupResult<GatewayCharge>.Found;
        Assert.That(found?.Value.DeclineReason, Is.EqualTo(DeclineReason.InsufficientFunds));
    }

    [Test]
    public async Task Believes_no_transaction_of_another_reference()
    {
        var other = Gateway.Found.Replace("SC-1", "SC-2");
        Assert.That(await Gateway.On(Answering(_ => Json(other))).FindChargeByReferenceAsync("SC-1", ARefund.Now, default), Is.TypeOf<LookupResult<GatewayCharge>.Unavailable>());
    }

    [TestCase("50000", Checksum, true)]
    [TestCase("50000.00", WithDecimals, true)]
    [TestCase("50000.00", Checksum, false)]
    [TestCase("50001", Checksum, false)]
    public void Verifies_the_checksum_over_the_amount_as_it_is_written(string amount, string checksum, bool good) =>
        Assert.That(Verified(Notice(amount, 34, checksum)), good ? Is.TypeOf<NotificationVerdict.Accepted>() : Is.TypeOf<NotificationVerdict.Refused>());

    [TestCase(34, 200)]
    [TestCase(36, 201)]
    public void Answers_with_the_status_that_Payments_Way_wants(int state, int status) =>
        Assert.That((Verified(Notice("50000", state, Checksum)) as NotificationVerdict.Accepted)?.ReplyStatus, Is.EqualTo(status));

    [Test]
    public void Tells_two_states_of_one_order_apart_though_their_checksum_is_the_same() => Assert.That(
        ((NotificationVerdict.Accepted)Verified(Notice("50000", 34, Checksum))).EventId,
        Is.Not.EqualTo(((NotificationVerdict.Accepted)Verified(Notice("50000", 39, Checksum))).EventId));

    [Test]
    public void Believes_nothing_of_a_notice_but_which_transaction_it_is_about() =>
        Assert.That(GatewayCatalog.NotificationFormat(GatewayType.PaymentsWay).Read("transaction.34", Notice("50000", 34, Checksum)), Is.EqualTo(new GatewayNotification.Hint("40037")));

    [Test]
    public async Task Tells_of_nothing_while_a_transaction_is_only_created()
    {
        var told = await ((ITellsTransactions)Gateway.On(Answering(_ => Json(Standing(1))))).TellAsync(Gateway.ChargeId, default);
        Assert.That((told as LookupResult<GatewayNotification.Facts>.Found)?.Value.Charges, Is.Empty);
    }

    private static ScriptedNetwork Instead(string call, string body) =>
        Answering(asked => Json(asked.Address.Segments[^1] == call ? body : Gateway.Prelude(asked.ToString()) ?? Gateway.Charged));

    private static string Standing(int state, bool paid = true)
    {
        var body = Gateway.Found.Replace("\"id\":34,\"nombre\":\"Exitosa\"", $"\"id\":{state},\"nombre\":\"\"");
        return paid ? body : body.Replace("\"2026-11-20T03:30:00\"", "null");
    }

    private static async Task<GatewayCharge?> FoundAsync(int state, bool paid = true) =>
        (await Gateway.On(Answering(_ => Json(Standing(state, paid)))).FindChargeAsync(Gateway.ChargeId, default) as LookupResult<GatewayCharge>.Found)?.Value;

    private static string Notice(string amount, int state, string checksum) =>
        $$"""{"id":"40037","ammount":{{amount}},"externalorder":"INV-000123-A1","idstatus":{"id":{{state}},"nombre":"x"},"idmerchant":"698","checksum":"{{checksum}}"}""";

    private static NotificationVerdict Verified(string body) => GatewayCatalog.NotificationFormat(GatewayType.PaymentsWay).Verify(
        new NotificationRequest(new Dictionary<string, string>(), Encoding.UTF8.GetBytes(body)), Gateway.Account with { ApiSecret = new Secret(Key) }, ARefund.Now);
}
