using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using CrmPayments.Core;
using CrmPayments.Core.Gateways;
using static CrmPayments.Tests.Core.Gateways.ScriptedNetwork;

namespace CrmPayments.Tests.Core.Gateways;

/// <summary>The contract that each gateway keeps: written once, run against all.</summary>
[TestFixtureSource(nameof(Gateways))]
public sealed class EveryGateway(GatewayUnderTest gateway)
{
    private static IReadOnlyList<GatewayUnderTest> Gateways => GatewayUnderTest.All;

    internal static readonly TestCaseData[] UnclearAnswers =
    [
        new(500, ""), new(500, "{\"error\":{}}"), new(502, "<html>Bad Gateway</html>"), new(503, ""), new(504, "{"), new(408, ""), new(302, ""),
        new(200, ""), new(200, "rubbish"), new(200, "{}"), new(200, "[]"), new(200, "null"), new(200, "\"yes\""), new(200, "{\"data\":{}}"),
        new(200, new string(' ', 2_000_000) + "{}"), new(200, string.Concat(Enumerable.Repeat("[", 5_000))),
        new(400, ""), new(404, "not here"), new(418, "{}"), new(200, "{\"errors\":[{\"message\":\"?\"}]}"), new(200, "{\"errors\":[{\"extensions\":{\"errorClass\":\"INTERNAL\"}}]}"),
        new(400, "{\"error\":{\"type\":\"api_error\"}}"), new(201, "{}"), new(422, "{\"details\":[]}"), new(500, "{\"name\":\"INTERNAL_SERVER_ERROR\"}"),
    ];

    internal static readonly TestCaseData[] BrokenConnections =
    [
        new(new HttpRequestException("x", new IOException("x", new SocketException((int)SocketError.ConnectionReset)))),
        new(new HttpRequestException("x", new IOException("x", new SocketException((int)SocketError.ConnectionRefused)))),
        new(new HttpRequestException("x", new SocketException((int)SocketError.TimedOut))),
        new(new HttpRequestException("x")), new(new IOException("x")), new(new OperationCanceledException("x")), new(new TaskCanceledException("x")),
    ];

    internal static readonly TestCaseData[] NoConnections =
    [
        new(new HttpRequestException("x", new SocketException((int)SocketError.ConnectionRefused))),
        new(new HttpRequestException("x", new SocketException((int)SocketError.HostNotFound))),
        new(new HttpRequestException("x", new AuthenticationException("x"))),
    ];

    [Test]
    public void Is_known_to_the_suite_in_its_own_words() => Assert.Multiple(() =>
    {
        Assert.That(gateway.Charged, Is.Not.Empty, gateway.NotTold("its answer to a charge"));
        Assert.That(gateway.Refunded, Is.Not.Empty, gateway.NotTold("its answer to a refund"));
        Assert.That(gateway.Voided, Is.Not.Empty, gateway.NotTold("its answer to a void"));
        Assert.That(gateway.Found, Is.Not.Empty, gateway.NotTold("its answer to a look-up"));
        Assert.That(gateway.Refusal, Is.Not.Empty, gateway.NotTold("its clear no"));
        Assert.That(gateway.Notifications, Is.Not.Empty, gateway.NotTold("its notifications"));
    });

    [Test]
    public async Task Moves_money() => Assert.That((await MoveAsync(_ => Json(gateway.Moved))).Outcome, Is.EqualTo(Move.Done));

    [Test]
    public async Task Says_in_words_that_it_refunds_nothing_where_it_does_not()
    {
        var network = gateway.Network(_ => Json(gateway.Refunded));
        var adapter = gateway.On(network);
        if (adapter.Capabilities.Refunds) return;
        Assert.That((await adapter.RefundAsync(gateway.Refund, default) as RefundResult.Declined)?.GatewayText, Is.Not.Null.And.Not.Empty);
        Assert.That(network.Requests, Is.Empty);
    }

    [Test]
    public async Task Voids_or_says_in_words_that_it_cannot()
    {
        var network = gateway.Network(_ => Json(gateway.Voided));
        var result = await gateway.On(network).VoidAsync(gateway.Refund, default);
        if (gateway.Capabilities.Voids)
        {
            Assert.That(result, Is.EqualTo(new RefundResult.Succeeded(gateway.ChargeId)));
            return;
        }

        Assert.That((result as RefundResult.Declined)?.GatewayText, Is.Not.Null.And.Not.Empty);
        Assert.That(network.Requests, Is.Empty);
    }

    [Test]
    public async Task Charges() =>
        Assert.That(await gateway.On(gateway.Network(_ => Json(gateway.Charged))).ChargeAsync(gateway.Charge, default), Is.TypeOf<ChargeResult.Accepted>());

    [Test]
    public async Task Finds_a_charge()
    {
        var found = await gateway.On(gateway.LookupNetwork(_ => Json(gateway.Found))).FindChargeAsync(gateway.ChargeId, default);
        Assert.That(found, Is.InstanceOf<LookupResult<GatewayCharge>.Found>().With.Property("Value").Property("Reference").EqualTo("SC-1"));
    }

    [Test]
    public async Task Reads_an_answer_with_a_byte_order_mark() =>
        Assert.That((await MoveAsync(_ => Bytes([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(gateway.Moved)]))).Outcome, Is.EqualTo(Move.Done));

    [TestCaseSource(nameof(UnclearAnswers))]
    public async Task Answers_Unknown_to_what_it_cannot_understand(int status, string body)
    {
        var network = gateway.Network(_ => Json(body, status));
        Assert.That((await gateway.MoveAsync(gateway.On(network))).Outcome, Is.EqualTo(Move.Unknown));
        if (gateway.Capabilities.Voids) Assert.That(await gateway.On(network).VoidAsync(gateway.Refund, default), Is.TypeOf<RefundResult.Unknown>());
        Assert.That(await gateway.On(network).ChargeAsync(gateway.Charge, default), Is.TypeOf<ChargeResult.Unknown>());
    }

    [TestCaseSource(nameof(UnclearAnswers))]
    public async Task Finds_nothing_out_from_what_it_cannot_understand(int status, string body)
    {
        var network = gateway.LookupNetwork(_ => Json(body, status));
        Assert.That(await gateway.On(network).FindChargeAsync(gateway.ChargeId, default), Is.TypeOf<LookupResult<GatewayCharge>.Unavailable>());
        Assert.That(await gateway.On(network).FindRefundAsync(gateway.Refund, default), Is.TypeOf<LookupResult<GatewayRefund>.Unavailable>());
        Assert.That(await gateway.On(network).FindChargeByReferenceAsync("SC-1", ARefund.Now, default), Is.TypeOf<LookupResult<GatewayCharge>.Unavailable>());
    }

    [TestCaseSource(nameof(BrokenConnections))]
    public async Task Answers_Unknown_when_the_connection_breaks_after_sending(Exception fault)
    {
        var network = gateway.Network(_ => throw fault);
        Assert.That((await gateway.MoveAsync(gateway.On(network))).Outcome, Is.EqualTo(Move.Unknown));
        Assert.That(await gateway.On(network).ChargeAsync(gateway.Charge, default), Is.TypeOf<ChargeResult.Unknown>());
    }

    [TestCaseSource(nameof(BrokenConnections))]
    public async Task Sends_nothing_twice(Exception fault)
    {
        var network = gateway.Network(_ => throw fault);
        await gateway.MoveAsync(gateway.On(network));
        Assert.That(network.Requests.Count(asked => gateway.Prelude(asked.ToString()) is null && asked.Method == "POST"), Is.EqualTo(1));
    }

    [TestCaseSource(nameof(BrokenConnections))]
    public async Task Sends_no_charge_twice(Exception fault)
    {
        var network = gateway.Network(_ => throw fault);
        await gateway.On(network).ChargeAsync(gateway.Charge, default);
        Assert.That(network.Requests.Count(asked => gateway.Prelude(asked.ToString()) is null && asked.Method == "POST"), Is.EqualTo(1));
    }

    [TestCaseSource(nameof(NoConnections))]
    public async Task Answers_NotSent_when_there_never_was_a_connection(Exception fault)
    {
        var network = gateway.Network(_ => throw fault);
        Assert.That((await gateway.MoveAsync(gateway.On(network))).Outcome, Is.EqualTo(Move.NotSent));
        Assert.That(await gateway.On(network).ChargeAsync(gateway.Charge, default), Is.TypeOf<ChargeResult.NotSent>());
    }

    [Test]
    public async Task Answers_Unknown_when_no_answer_comes_in_time()
    {
        var network = new ScriptedNetwork(async (asked, cancel) =>
        {
            if (gateway.Prelude(asked.ToString()) is { } prelude) return Json(prelude);
            await Task.Delay(Timeout.Infinite, cancel);
            throw new InvalidOperationException("Never reached.");
        });
        var impatient = gateway.On(network, TimeSpan.FromMilliseconds(300));
        Assert.That((await gateway.MoveAsync(impatient)).Outcome, Is.EqualTo(Move.Unknown));
    }

    [Test]
    public async Task Sends_nothing_when_it_was_cancelled_before()
    {
        var network = gateway.Network(_ => Json(gateway.Refunded));
        Assert.That((await gateway.MoveAsync(gateway.On(network), new CancellationToken(true))).Outcome, Is.EqualTo(Move.NotSent));
        Assert.That(network.Requests, Is.Empty);
    }

    [Test]
    public async Task Answers_NotSent_when_the_limiter_refused() =>
        Assert.That((await MoveAsync(_ => Json("", 429))).Outcome, Is.EqualTo(Move.NotSent));

    [TestCase(401)]
    [TestCase(403)]
    public async Task Tells_of_wrong_credentials(int status) =>
        Assert.That((await MoveAsync(_ => Json("", status))).BlamesTheCredentials, Is.True);

    [Test]
    public async Task Understands_a_refusal()
    {
        var move = await MoveAsync(_ => Json(gateway.Refusal, gateway.RefusalStatus));
        Assert.That((move.Outcome, move.Why), Is.EqualTo((Move.Declined, gateway.GivesBack ? gateway.RefusalWhy : (RefundDecline?)null)));
    }

    [Test]
    public async Task Tells_no_secret_and_no_card_number_that_a_gateway_repeats()
    {
        var move = await MoveAsync(_ => Json(gateway.Refusal, gateway.RefusalStatus));
        Assert.That(move.Text, Does.Not.Contain("VerySecret").And.Not.Contain("1111"));
    }

    [Test]
    public async Task Believes_no_answer_that_is_cut_off()
    {
        Assert.That(gateway.Moved, Is.Not.Empty, gateway.NotTold("its answer when money moves"));
        for (var length = 0; length < gateway.Moved.TrimEnd().Length; length++)
            Assert.That((await MoveAsync(_ => Json(gateway.Moved[..length]))).Outcome, Is.EqualTo(Move.Unknown), gateway.Moved[..length]);
    }

    [Test]
    public async Task Believes_no_charge_that_is_cut_off()
    {
        Assert.That(gateway.Charged, Is.Not.Empty, gateway.NotTold("its answer to a charge"));
        for (var length = 0; length < gateway.Charged.TrimEnd().Length; length++)
            Assert.That(await gateway.On(gateway.Network(_ => Json(gateway.Charged[..length]))).ChargeAsync(gateway.Charge, default), Is.TypeOf<ChargeResult.Unknown>(), gateway.Charged[..length]);
    }

    [Test]
    public async Task Believes_no_answer_whose_essential_parts_have_another_type()
    {
        Assert.That(gateway.Essential, Is.Not.Empty, gateway.NotTold("the parts of an answer that are essential"));
        foreach (var body in gateway.Distorted) Assert.That((await MoveAsync(_ => Json(body))).Outcome, Is.EqualTo(Move.Unknown), body);
    }

    [Test]
    public async Task Believes_no_answer_about_another_amount()
    {
        Assert.That(gateway.Moved, Is.Not.Empty, gateway.NotTold("its answer when money moves"));
        var other = gateway.Moved.Replace("12.50", "1.00").Replace("1250", "100");
        Assert.That(other != gateway.Moved, Is.EqualTo(gateway.TellsTheAmount), "an answer without an amount is the gateway's own way, and told as data");
        Assert.That((await MoveAsync(_ => Json(other))).Outcome, Is.EqualTo(gateway.TellsTheAmount ? Move.Unknown : Move.Done));
    }

    [Test]
    public async Task Believes_no_charge_of_another_amount()
    {
        var other = gateway.Charged.Replace("12.50", "1.00").Replace("1250", "100");
        var result = await gateway.On(gateway.Network(_ => Json(other))).ChargeAsync(gateway.Charge, default);
        Assert.That(result, other != gateway.Charged ? Is.TypeOf<ChargeResult.Unknown>() : Is.TypeOf<ChargeResult.Accepted>(), "an answer without an amount is the gateway's own way");
    }

    [Test]
    public async Task Believes_the_amount_however_many_decimals_the_crm_keeps_of_the_currency()
    {
        var finer = new Money(gateway.Amount, new Currency(gateway.Currency.Code, 4));
        var network = gateway.Network(_ => Json(gateway.Refunded));
        if (gateway.GivesBack) Assert.That(await GatewayUnderTest.GiveBackAsync(gateway.On(network), gateway.Refund with { Amount = finer }), Is.TypeOf<RefundResult.Succeeded>());
        network = gateway.Network(_ => Json(gateway.Charged));
        Assert.That(await gateway.On(network).ChargeAsync(gateway.Charge with { Amount = finer }, default), Is.TypeOf<ChargeResult.Accepted>());
    }

    [Test]
    public async Task Keeps_no_connection_for_a_second_request()
    {
        var network = gateway.Network(_ => Json(gateway.Moved));
        await gateway.MoveAsync(gateway.On(network));
        Assert.That(network.Requests.Select(asked => asked.Headers["Connection"]), Is.Not.Empty.And.All.EqualTo("close"));
    }

    [Test]
    public async Task Talks_to_its_provider_over_https()
    {
        var network = gateway.Network(_ => Json(gateway.Moved));
        await gateway.MoveAsync(gateway.On(network));
        Assert.That(network.Requests.Select(asked => asked.Address.Scheme), Is.Not.Empty.And.All.EqualTo("https"));
    }

    [Test]
    public async Task Talks_in_Live_over_https_and_to_the_sandbox_in_Test_only()
    {
        var (test, live) = (await HostsAsync(GatewayMode.Test), await HostsAsync(GatewayMode.Live));
        Assert.That(live.Concat(test).Select(address => address.Scheme), Is.Not.Empty.And.All.EqualTo("https"));
        Assert.That(live.Select(address => address.Host), gateway.OneHostForAll ? Is.SubsetOf(test.Select(address => address.Host)) : Has.None.AnyOf(test.Select(address => address.Host).ToArray()));
        Assert.That(live.Select(address => address.Host), Has.None.Contains("sandbox").And.None.Contains("test").And.None.Contains("prueba"));
    }

    [TestCase("http://example.com/")]
    [TestCase("ftp://127.0.0.1/")]
    public void Refuses_a_base_url_that_is_not_safe(string url) =>
        Assert.That(() => GatewayCatalog.Create(gateway.Account with { BaseUrl = new Uri(url) }, StandingClock.Instance), Throws.ArgumentException);

    [Test]
    public void Refuses_a_base_url_in_Live() =>
        Assert.That(() => GatewayCatalog.Create(gateway.Account with { Mode = GatewayMode.Live, BaseUrl = new Uri("https://127.0.0.1/") }, StandingClock.Instance), Throws.ArgumentException);

    [TestCase("")]
    [TestCase("rubbish")]
    [TestCase("<notification>")]
    [TestCase("{\"type\":\"refund.failed\",\"data\":{\"object\":7}}")]
    [TestCase("<notification><kind>refund_failed</kind><subject/></notification>")]
    [TestCase("<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><notification><kind>&y;</kind></notification>")]
    public void Calls_a_notification_unreadable_that_it_cannot_read(string payload) =>
        Assert.That(
            gateway.Format.Read("refund.failed", payload),
            Is.TypeOf<GatewayNotification.Unreadable>().Or.TypeOf<GatewayNotification.Irrelevant>());

    [Test]
    public void Refuses_any_notification_that_is_not_signed()
    {
        var request = new NotificationRequest(new Dictionary<string, string>(), Encoding.UTF8.GetBytes("bt_signature=&bt_payload=PD94"));
        Assert.That(gateway.Format.Verify(request, gateway.Account, ARefund.Now), Is.TypeOf<NotificationVerdict.Refused>());
    }

    [Test]
    public void Says_in_its_capabilities_what_it_can_besides_the_contract()
    {
        var adapter = gateway.On(gateway.Network(_ => Json("")));
        Assert.That(
            (adapter is IMakesPaymentLinks, adapter is IVerifiesMethods),
            Is.EqualTo((adapter.Capabilities.PaymentLinks, adapter.Capabilities.VerifiesMethods)));
    }

    private async Task<IReadOnlyList<Uri>> HostsAsync(GatewayMode mode)
    {
        var network = gateway.Network(_ => Json(gateway.Moved));
        var adapter = (gateway with { Account = gateway.Account with { Mode = mode } }).On(network);
        await gateway.MoveAsync(adapter);
        await adapter.FindChargeAsync(gateway.ChargeId, default);
        await adapter.TestAsync(default);
        return [.. network.Requests.Select(asked => asked.Address)];
    }

    private Task<Move> MoveAsync(Func<Asked, HttpResponseMessage> answer) => gateway.MoveAsync(gateway.On(gateway.Network(answer)));
}
