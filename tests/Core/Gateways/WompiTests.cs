using System.Text;
using CrmPayments.Core;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using static CrmPayments.Tests.Core.Gateways.ScriptedNetwork;

namespace CrmPayments.Tests.Core.Gateways;

public sealed class WompiTests
{
    private const string Published = "prv_prod_x prod_integrity_Z5mMke9x0k8gpErbDqwrJXMqsI6SFli6";

    private static GatewayUnderTest Gateway => GatewayUnderTest.Wompi;

    [Test]
    public async Task Signs_a_charge_as_the_published_example()
    {
        var network = Network(Gateway.Charged);
        var order = Gateway.Charge with { Reference = "sk8-438k4-xmxm392-sn2m", Amount = new Money(24_900m, Gateway.Currency) };
        await Signing(Published, network).ChargeAsync(order, default);
        Assert.That(Sent(network), Does.Contain("\"signature\":\"37c8407747e595535433ef8f6a811d853cd943046624a0ec04662b17bbf33bf5\""));
    }

    [Test]
    public async Task Charges_a_stored_card_in_cents_with_its_owners_address_in_one_instalment()
    {
        var network = Network(Gateway.Charged);
        await Gateway.On(network).ChargeAsync(Gateway.Charge, default);
        Assert.That(Sent(network), Does.Contain("\"amount_in_cents\":1250").And.Contain("\"payment_source_id\":3891").And.Contain("\"customer_email\":\"ada@example.com\"")
            .And.Contain("\"recurrent\":true").And.Contain("\"payment_method\":{\"installments\":1}"));
    }

    [Test]
    public async Task Charges_a_wallet_without_instalments()
    {
        var network = Answering(asked => Json(asked.Method == "GET" ? Gateway.Prelude(asked.ToString())!.Replace("CARD", "NEQUI") : Gateway.Charged));
        await Gateway.On(network).ChargeAsync(Gateway.Charge, default);
        Assert.That(Sent(network), Does.Not.Contain("installments"));
    }

    [TestCase("token1", DeclineReason.InvalidAccount)]
    [TestCase("", DeclineReason.InvalidAccount)]
    public async Task Sends_no_charge_of_what_is_no_payment_source(string token, DeclineReason reason)
    {
        var network = Network(Gateway.Charged);
        Assert.That((await Gateway.On(network).ChargeAsync(Gateway.Charge with { MethodToken = token }, default) as ChargeResult.Declined)?.Reason, Is.EqualTo(reason));
        Assert.That(network.Requests, Is.Empty);
    }

    [Test]
    public async Task Sends_no_charge_that_it_cannot_sign()
    {
        var network = Network(Gateway.Charged);
        Assert.That((await Signing("prv_test_only", network).ChargeAsync(Gateway.Charge, default) as ChargeResult.Declined)?.Reason, Is.EqualTo(DeclineReason.MerchantConfiguration));
        Assert.That(network.Requests, Is.Empty);
    }

    [Test]
    public async Task Sends_no_charge_in_another_currency()
    {
        var network = Network(Gateway.Charged);
        var order = Gateway.Charge with { Amount = new Money(12.5m, Currency.Of("USD")) };
        Assert.That((await Gateway.On(network).ChargeAsync(order, default) as ChargeResult.Declined)?.Reason, Is.EqualTo(DeclineReason.InvalidAmount));
    }

    [Test]
    public async Task Does_not_know_what_became_of_a_reference_that_was_used()
    {
        var network = Answering(asked => asked.Method == "GET" ? Json(Gateway.Prelude(asked.ToString())!) : Json("""{"error":{"type":"INPUT_VALIDATION_ERROR","messages":{"reference":["La referencia ya ha sido usada"]}}}""", 422));
        Assert.That(await Gateway.On(network).ChargeAsync(Gateway.Charge, default), Is.TypeOf<ChargeResult.Unknown>());
    }

    [TestCase("51", "", "DECLINED", DeclineReason.InsufficientFunds, "51")]
    [TestCase("", "Fondos insuficientes", "DECLINED", DeclineReason.InsufficientFunds, "DECLINED")]
    [TestCase("", "La tarjeta está VENCIDA", "DECLINED", DeclineReason.ExpiredCard, "DECLINED")]
    [TestCase("", "La transacción fue rechazada (Sandbox)", "DECLINED", DeclineReason.DoNotHonor, "DECLINED")]
    [TestCase("", "", "ERROR", DeclineReason.ProcessingError, "ERROR")]
    [TestCase("Z9", "", "DECLINED", DeclineReason.Unrecognized, "Z9")]
    public async Task Tells_why_a_charge_came_to_nothing(string code, string text, string status, DeclineReason reason, string told)
    {
        var body = Gateway.Found.Replace("\"00\"", $"\"{code}\"").Replace("APPROVED", status).Replace("\"status_message\":null", $"\"status_message\":\"{text}\"");
        var found = await Gateway.On(Network(body)).FindChargeAsync(Gateway.ChargeId, default) as LookupResult<GatewayCharge>.Found;
        Assert.That((found?.Value.DeclineReason, found?.Value.GatewayCode), Is.EqualTo(((DeclineReason?)reason, told)));
    }

    [TestCase("CARD", "2026-11-20T05:00:01.000Z", ChargeStatus.Captured)]
    [TestCase("CARD", "2026-11-20T04:59:59.000Z", ChargeStatus.Settled)]
    [TestCase("NEQUI", "2026-11-20T05:00:01.000Z", ChargeStatus.Settled)]
    public async Task Takes_a_charge_for_settled_once_it_cannot_be_voided_any_more(string type, string ended, ChargeStatus status)
    {
        var body = Gateway.Found.Replace("2026-11-20T08:30:02.000Z", ended).Replace("\"CARD\"", $"\"{type}\"");
        Assert.That((await Gateway.On(Network(body)).FindChargeAsync(Gateway.ChargeId, default) as LookupResult<GatewayCharge>.Found)?.Value.Status, Is.EqualTo(status), "the day is Colombia's");
    }

    [Test]
    public async Task Says_that_a_void_came_too_late()
    {
        var body = Gateway.Voided.Replace("\"APPROVED\",\"status_message\":null", "\"ERROR\",\"status_message\":\"Original no Encontrado\"");
        Assert.That((await Gateway.On(Network(body)).VoidAsync(Gateway.Refund, default) as RefundResult.Declined)?.Why, Is.EqualTo(RefundDecline.AlreadySettled));
    }

    [Test]
    public async Task Waits_for_a_void_that_is_pending() =>
        Assert.That(await Gateway.On(Network(Gateway.Voided.Replace("\"APPROVED\"", "\"PENDING\""))).VoidAsync(Gateway.Refund, default), Is.TypeOf<RefundResult.Processing>());

    [TestCase("VOIDED", typeof(RefundResult.Succeeded))]
    [TestCase("APPROVED", typeof(RefundResult.Declined))]
    public async Task Looks_after_a_refused_void_whether_the_charge_is_voided_already(string status, Type result)
    {
        var network = Answering(asked => asked.Method == "POST" ? Json(Gateway.Refusal, 422) : Json(Gateway.Found.Replace("APPROVED", status)));
        Assert.That(await Gateway.On(network).VoidAsync(Gateway.Refund, default), Is.TypeOf(result));
    }

    [TestCase("APPROVED", "DECLINED", ChargeStatus.Captured)]
    [TestCase("DECLINED", "PENDING", ChargeStatus.Pending)]
    [TestCase("ERROR", "DECLINED", ChargeStatus.Failed)]
    public async Task Of_several_tries_under_one_reference_tells_the_one_that_counts(string first, string second, ChargeStatus status)
    {
        var one = Gateway.Found[(Gateway.Found.IndexOf("{\"data\":", StringComparison.Ordinal) + 8)..Gateway.Found.LastIndexOf(",\"meta\"", StringComparison.Ordinal)];
        var list = """{"data":[FIRST,SECOND],"meta":{}}""".Replace("FIRST", one.Replace("APPROVED", first)).Replace("SECOND", one.Replace("APPROVED", second).Replace("10985", "10984"));
        var found = await Gateway.On(Network(list)).FindChargeByReferenceAsync("SC-1", ARefund.Now, default) as LookupResult<GatewayCharge>.Found;
        Assert.That(found?.Value.Status, Is.EqualTo(status));
    }

    [Test]
    public async Task Believes_no_list_that_a_filter_was_forgotten_on()
    {
        const string other = """{"data":[{"id":"1292-1-1","reference":"SC-2","amount_in_cents":100,"currency":"COP","status":"APPROVED"}],"meta":{}}""";
        Assert.That(await Gateway.On(Network(other)).FindChargeByReferenceAsync("SC-1", ARefund.Now, default), Is.TypeOf<LookupResult<GatewayCharge>.Unavailable>());
    }

    [Test]
    public async Task Makes_a_page_without_asking_and_signs_when_it_ends()
    {
        var network = Network("");
        var order = Gateway.LinkOrder with { Reference = "inv-000123-a1", Amount = new Money(49_900m, Gateway.Currency), ExpiresOn = new DateTimeOffset(2026, 12, 1, 5, 0, 0, TimeSpan.Zero) };
        var made = await ((IMakesPaymentLinks)Signing("prv_test_x\ntest_integrity_DemoSecret01", network)).CreateLinkAsync(order, default) as PaymentLinkResult.Made;
        Assert.That(made?.Link.Url, Does.StartWith("https://checkout.wompi.co/p/?public-key=pub_test_1&currency=COP&amount-in-cents=4990000&reference=inv-000123-a1")
            .And.Contain("signature:integrity=e8b14cfd8ae3041c31395126274fd3f201c65cfe0801e6d4b054082b94764390").And.Contain("expiration-time=2026-12-01T05%3A00%3A00.000Z"));
        Assert.That((made!.Link.ExpiresOn, network.Requests.Count), Is.EqualTo(((DateTimeOffset?)order.ExpiresOn, 0)));
    }

    [Test]
    public async Task Makes_no_page_without_a_public_key()
    {
        var gateway = (IMakesPaymentLinks)(Gateway with { Account = Gateway.Account with { PublicKey = "" } }).On(Network(""));
        Assert.That((await gateway.CreateLinkAsync(Gateway.LinkOrder, default) as PaymentLinkResult.Declined)?.Reason, Is.EqualTo(DeclineReason.MerchantConfiguration));
    }

    [TestCase("none")]
    [TestCase("PL-1:12.5:1795176000")]
    [TestCase("PL-1:1250:-1")]
    [TestCase(":1250:1795176000")]
    public async Task Knows_no_page_under_an_id_that_it_never_made(string id) =>
        Assert.That(await ((IMakesPaymentLinks)Gateway.On(Network(""))).FindLinkAsync(id, default), Is.TypeOf<LookupResult<PaymentLink>.NotFound>());

    [TestCase("310edcec6d424d1bf4715d17f5716e06f1291628075df8ac8180018c8e163566", "prod_events_test_synthetic_secret_0001", typeof(NotificationVerdict.Accepted))]
    [TestCase("310EDCEC6D424D1BF4715D17F5716E06F1291628075DF8AC8180018C8E163566", "prod_events_test_synthetic_secret_0001", typeof(NotificationVerdict.Accepted))]
    [TestCase("310edcec6d424d1bf4715d17f5716e06f1291628075df8ac8180018c8e163567", "prod_events_test_synthetic_secret_0001", typeof(NotificationVerdict.Refused))]
    [TestCase("310edcec6d424d1bf4715d17f5716e06f1291628075df8ac8180018c8e163566", "prod_events_another", typeof(NotificationVerdict.Refused))]
    public void Verifies_the_known_checksum(string checksum, string secret, Type verdict) =>
        Assert.That(Verify(Event(checksum), secret, DateTimeOffset.FromUnixTimeSeconds(1530291411)), Is.TypeOf(verdict));

    [TestCase(-6)]
    [TestCase(3 * 24 * 60 + 1)]
    public void Refuses_an_event_of_another_time(int minutes)
    {
        var verdict = Verify(Event("310edcec6d424d1bf4715d17f5716e06f1291628075df8ac8180018c8e163566"), "prod_events_test_synthetic_secret_0001", DateTimeOffset.FromUnixTimeSeconds(1530291411).AddMinutes(minutes));
        Assert.That((verdict as NotificationVerdict.Refused)?.Why, Is.EqualTo(NotificationRefusal.TooOld));
    }

    [Test]
    public void Refuses_a_checksum_that_does_not_cover_which_transaction_it_is()
    {
        // SHA-256 of "APPROVED" "1530291411" and the secret: right, and worth nothing.
        var body = """{"event":"transaction.updated","data":{"transaction":{"id":"1-2-3","status":"APPROVED"}},"signature":{"properties":["transaction.status"],"checksum":"CHECKSUM"},"timestamp":1530291411}""";
        var checksum = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes("APPROVED1530291411s")));
        Assert.That(Verify(body.Replace("CHECKSUM", checksum), "s", DateTimeOffset.FromUnixTimeSeconds(1530291411)), Is.TypeOf<NotificationVerdict.Refused>());
    }

    [Test]
    public void Only_points_to_the_transaction() => Assert.That(
        GatewayCatalog.NotificationFormat(GatewayType.Wompi).Read("transaction.updated", Event("x")),
        Is.EqualTo(new GatewayNotification.Hint("1234-1610641025-49201")));

    [TestCase("nequi_token.updated")]
    [TestCase("bancolombia_transfer_token.updated")]
    public void Leaves_other_events_alone(string type) => Assert.That(
        GatewayCatalog.NotificationFormat(GatewayType.Wompi).Read(type, Event("x").Replace("transaction.updated", type)), Is.TypeOf<GatewayNotification.Irrelevant>());

    private static string Event(string checksum) => """
        {"event":"transaction.updated","data":{"transaction":{"amount_in_cents":4490000,"id":"1234-1610641025-49201","status":"APPROVED"}},"environment":"prod",
        "signature":{"properties":["transaction.id","transaction.status","transaction.amount_in_cents"],"checksum":"CHECKSUM"},"timestamp":1530291411,"sent_at":"2018-06-29T16:56:51.000Z"}
        """.Replace("CHECKSUM", checksum);

    private static NotificationVerdict Verify(string body, string secret, DateTimeOffset now) => GatewayCatalog.NotificationFormat(GatewayType.Wompi).Verify(
        new NotificationRequest(new Dictionary<string, string>(), Encoding.UTF8.GetBytes(body)), Gateway.Account with { WebhookSecret = new Secret(secret) }, now);

    private static ScriptedNetwork Network(string body) => Gateway.Network(_ => Json(body));

    private static IPaymentGateway Signing(string secrets, ScriptedNetwork network) => (Gateway with { Account = Gateway.Account with { ApiSecret = new Secret(secrets) } }).On(network);

    private static string Sent(ScriptedNetwork network) => network.Requests.Single(asked => asked.Method == "POST").Body;
}
