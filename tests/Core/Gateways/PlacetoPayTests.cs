using System.Security.Cryptography;
using System.Text;
using CrmPayments.Core;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Gateways.Http;
using static CrmPayments.Tests.Core.Gateways.ScriptedNetwork;

namespace CrmPayments.Tests.Core.Gateways;

public sealed class PlacetoPayTests
{
    private static GatewayUnderTest Gateway => GatewayUnderTest.PlacetoPay;

    [Test]
    public async Task Authenticates_as_the_known_example()
    {
        var network = Network(Gateway.Found);
        var clock = new At(new DateTimeOffset(2026, 11, 21, 10, 15, 30, TimeSpan.FromHours(-5)));
        var account = Gateway.Account with { ApiSecret = new Secret("demoSecretKey1") };
        await GatewayCatalog.Create(account, new GatewayTools(new GatewayHttp(network, TimeSpan.FromSeconds(9)), clock, new Counting())).FindChargeAsync("814", default);
        Assert.That(network.Requests.Single().Body.Replace("\\/", "/"), Does.Contain("\"login\":\"login1\"").And.Contain("\"seed\":\"2026-11-21T10:15:30-05:00\"")
            .And.Contain("\"nonce\":\"AAECAwQFBgcICQoLDA0ODw==\"").And.Contain("\"tranKey\":\"F+G8sjExk7QEEwjSuXkWp6IZpiOwqihWspvx70xGS8k=\""));
    }

    [Test]
    public async Task Charges_a_stored_card_by_its_token()
    {
        var network = Network(Gateway.Charged);
        await Gateway.On(network).ChargeAsync(Gateway.Charge, default);
        Assert.That(network.Requests.Single().Body, Does.Contain("\"reference\":\"SC-1\"").And.Contain("\"total\":12.5").And.Contain("\"token\":{\"token\":\"token1\"").And.Contain("MERCHANT_RECURRING_VARIABLE_AMOUNT"));
    }

    [Test]
    public async Task Carries_a_long_reference_in_short_and_reads_it_whole()
    {
        const string reference = "SC-0123456789abcdef0123456789abcdef";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reference)))[..32];
        var network = Network(Gateway.Charged.Replace("\"reference\":\"SC-1\"", $"\"reference\":\"{hash}\"").Replace("\"description\":\"SC-1\"", $"\"description\":\"{reference}\""));
        var result = await Gateway.On(network).ChargeAsync(Gateway.Charge with { Reference = reference }, default) as ChargeResult.Accepted;
        Assert.That((result?.Charge.Reference, network.Requests.Single().Body.Contains($"\"reference\":\"{hash}\"")), Is.EqualTo((reference, true)));
    }

    [TestCase("51", "", DeclineReason.InsufficientFunds)]
    [TestCase("51", "Tarjeta vencida", DeclineReason.ExpiredCard)]
    [TestCase("?2", "", DeclineReason.SuspectedFraud)]
    [TestCase("Z0", "", DeclineReason.Unrecognized)]
    public async Task Tells_why_a_charge_was_rejected(string code, string text, DeclineReason reason)
    {
        var body = Gateway.Charged.Replace("APPROVED", "REJECTED").Replace("\"00\",\"message\":\"\"", $"\"{code}\",\"message\":\"{text}\"");
        var declined = await Gateway.On(Network(body)).ChargeAsync(Gateway.Charge, default) as ChargeResult.Declined;
        Assert.That((declined?.Reason, declined?.GatewayCode), Is.EqualTo(((DeclineReason?)reason, code)));
    }

    [Test]
    public async Task Tells_that_the_stored_card_is_gone()
    {
        var network = Network("""{"status":{"status":"FAILED","reason":"XN","message":"The token used is invalid","date":""}}""");
        Assert.That((await Gateway.On(network).ChargeAsync(Gateway.Charge, default) as ChargeResult.Declined)?.Reason, Is.EqualTo(DeclineReason.InvalidAccount));
    }

    [TestCase(12.5, false)]
    [TestCase(5, true)]
    public async Task Names_an_amount_only_for_a_part(double amount, bool named)
    {
        var network = Gateway.Network(_ => Json(Gateway.Refunded));
        await Gateway.On(network).RefundAsync(Gateway.Refund with { Amount = new Money((decimal)amount, Gateway.Currency) }, default);
        var sent = network.Requests.Single(asked => asked.Address.AbsolutePath == "/api/transaction").Body;
        Assert.That((sent.Contains("\"internalReference\":1460218945"), sent.Contains("\"amount\"")), Is.EqualTo((true, named)));
    }

    [TestCase("Transaction already refunded", 12.5, RefundDecline.AlreadyRefunded)]
    [TestCase("Whatever", 5, RefundDecline.NotSettledYet)]
    [TestCase("Whatever", 12.5, RefundDecline.Refused)]
    public async Task Tells_apart_what_one_word_stands_for(string text, double amount, RefundDecline why)
    {
        var body = $$$"""{"status":{"status":"FAILED","reason":"transaction_request_error","message":"{{{text}}}"}}""";
        var result = await Gateway.On(Gateway.Network(_ => Json(body, 400))).RefundAsync(Gateway.Refund with { Amount = new Money((decimal)amount, Gateway.Currency) }, default);
        Assert.That((result as RefundResult.Declined)?.Why, Is.EqualTo(why));
    }

    [TestCase(true, "something of this payment went back")]
    [TestCase(false, "does not say")]
    public async Task Finds_no_refund_and_says_what_the_payment_says(bool refunded, string text)
    {
        var body = Gateway.Found.Replace("\"refunded\":false", refunded ? "\"refunded\":true" : "\"refunded\":false");
        Assert.That((await Gateway.On(Network(body)).FindRefundAsync(Gateway.Refund, default) as LookupResult<GatewayRefund>.Unavailable)?.Text, Does.Contain(text));
    }

    [TestCase("PENDING", "PC", "2026-11-20T10:00:00+00:00", PaymentLinkStatus.Open)]
    [TestCase("PENDING", "PC", "2026-11-20T08:00:00+00:00", PaymentLinkStatus.Expired)]
    [TestCase("REJECTED", "EX", "2026-11-20T08:00:00+00:00", PaymentLinkStatus.Expired)]
    [TestCase("REJECTED", "MC", "2026-11-20T10:00:00+00:00", PaymentLinkStatus.Closed)]
    [TestCase("REJECTED", "?C", "2026-11-20T10:00:00+00:00", PaymentLinkStatus.Closed)]
    public async Task Tells_how_a_page_stands(string status, string reason, string ends, PaymentLinkStatus standing)
    {
        var body = """{"requestId":900,"status":{"status":"STATUS","reason":"REASON","message":"","date":""},"request":{"expiration":"ENDS","payment":{"reference":"PL-1","description":"Invoice 7 (PL-1)","amount":{"currency":"EUR","total":12.5}}},"payment":null}"""
            .Replace("STATUS", status).Replace("REASON", reason).Replace("ENDS", ends);
        Assert.That((await ((IMakesPaymentLinks)Gateway.On(Network(body))).FindLinkAsync("900", default) as LookupResult<PaymentLink>.Found)?.Value.Status, Is.EqualTo(standing));
    }

    [TestCase("sha256:06c6e4507fe44b1cf05d2f505753fcdd4aca4d0dd63a73437e7a6aa394c50027", "demoSecretKey1", 0, typeof(NotificationVerdict.Accepted))]
    [TestCase("sha256:06c6e4507fe44b1cf05d2f505753fcdd4aca4d0dd63a73437e7a6aa394c50028", "demoSecretKey1", 0, typeof(NotificationVerdict.Refused))]
    [TestCase("06c6e4507fe44b1cf05d2f505753fcdd4aca4d0dd63a73437e7a6aa394c50027", "demoSecretKey1", 0, typeof(NotificationVerdict.Refused))]
    [TestCase("fe15c2beb360fb66f560927a04cb0394baa7a534", "demoSecretKey1", 0, typeof(NotificationVerdict.Refused))]
    [TestCase("sha256:06c6e4507fe44b1cf05d2f505753fcdd4aca4d0dd63a73437e7a6aa394c50027", "another", 0, typeof(NotificationVerdict.Refused))]
    [TestCase("sha256:06c6e4507fe44b1cf05d2f505753fcdd4aca4d0dd63a73437e7a6aa394c50027", "demoSecretKey1", 4, typeof(NotificationVerdict.Refused))]
    [TestCase("sha256:06c6e4507fe44b1cf05d2f505753fcdd4aca4d0dd63a73437e7a6aa394c50027", "demoSecretKey1", -1, typeof(NotificationVerdict.Refused))]
    public void Verifies_the_known_signature(string signature, string secret, int days, Type verdict)
    {
        var body = $$$"""{"status":{"status":"APPROVED","reason":"00","message":"","date":"2026-11-21T10:20:00-05:00"},"requestId":814,"reference":"INV-000123-A1","signature":"{{{signature}}}"}""";
        var now = new DateTimeOffset(2026, 11, 21, 10, 21, 0, TimeSpan.FromHours(-5)).AddDays(days);
        var account = Gateway.Account with { ApiSecret = new Secret(secret) };
        Assert.That(GatewayCatalog.NotificationFormat(GatewayType.PlacetoPay).Verify(new NotificationRequest(new Dictionary<string, string>(), Encoding.UTF8.GetBytes(body)), account, now), Is.TypeOf(verdict));
    }

    [TestCase("", "checkout-test.placetopay.com")]
    [TestCase("EC", "checkout-test.placetopay.ec")]
    [TestCase("CL", "checkout.test.getnet.cl")]
    public async Task Talks_to_the_sites_country(string country, string host)
    {
        var network = Network(Gateway.Found);
        await (Gateway with { Account = Gateway.Account with { MerchantAccountId = country } }).On(network).FindChargeAsync("814", default);
        Assert.That(network.Requests.Single().Address.Host, Is.EqualTo(host));
    }

    private static ScriptedNetwork Network(string body) => Answering(_ => Json(body));

    private sealed record At(DateTimeOffset Now) : IClock;

    /// <summary>The bytes 0, 1, 2, …</summary>
    private sealed class Counting : RandomNumberGenerator
    {
        public override void GetBytes(byte[] data)
        {
            for (var at = 0; at < data.Length; at++) data[at] = (byte)at;
        }
    }
}
