using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Gateways.PayPal;

namespace CrmPayments.Tests.Core.Gateways;

public sealed class PayPalNotification
{
    private const string Body = """{"id":"WH-1","event_type":"PAYMENT.CAPTURE.COMPLETED","resource":{"id":"2GG279541U471931P"}}""";

    private static readonly DateTimeOffset SentOn = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    private static readonly PayPalNotifications Notifications = new();

    private readonly X509Certificate2 _own = Certificate("CN=own");

    private readonly X509Certificate2 _other = Certificate("CN=other");

    [OneTimeTearDown]
    public void Forget()
    {
        _own.Dispose();
        _other.Dispose();
    }

    [Test]
    public void Is_signed_over_the_checksum_that_the_vendor_uses() => Assert.That(Crc32.Of(Encoding.UTF8.GetBytes(Body)), Is.EqualTo(3092226693));

    [Test]
    public void Is_taken_when_a_pinned_certificate_has_signed_it() =>
        Assert.That(Verify(Signed(_own)), Is.EqualTo(new NotificationVerdict.Accepted("WH-1", "PAYMENT.CAPTURE.COMPLETED", Body)));

    [Test]
    public void Is_taken_by_any_of_several_pinned_certificates_even_on_one_line() =>
        Assert.That(Verify(Signed(_own), secret: $"WEBHOOK-1 {_other.ExportCertificatePem()} {_own.ExportCertificatePem()}".Replace('\n', ' ')), Is.TypeOf<NotificationVerdict.Accepted>());

    [Test]
    public void Is_refused_when_another_certificate_has_signed_it() => Assert.That(Why(Signed(_other)), Is.EqualTo(NotificationRefusal.BadSignature));

    [Test]
    public void Is_refused_when_its_body_was_changed() => Assert.That(Why(Signed(_own) with { Body = Encoding.UTF8.GetBytes(Body + " ") }), Is.EqualTo(NotificationRefusal.BadSignature));

    [Test]
    public void Is_refused_when_it_is_for_another_webhook() => Assert.That(Why(Signed(_own, webhook: "WEBHOOK-2")), Is.EqualTo(NotificationRefusal.BadSignature));

    [TestCase("paypal-transmission-id")]
    [TestCase("paypal-transmission-time")]
    [TestCase("paypal-transmission-sig")]
    [TestCase("paypal-auth-algo")]
    public void Is_refused_when_a_header_is_missing_or_changed(string name)
    {
        var request = Signed(_own);
        var without = request.Headers.Where(header => header.Key != name).ToDictionary(header => header.Key, header => header.Value);
        Assert.That(Why(request with { Headers = without }), Is.EqualTo(NotificationRefusal.BadSignature));
        Assert.That(Why(request with { Headers = new Dictionary<string, string>(without) { [name] = "rubbish" } }), Is.EqualTo(NotificationRefusal.BadSignature));
    }

    [TestCase("")]
    [TestCase("WEBHOOK-1")]
    [TestCase("WEBHOOK-1\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    [TestCase("WEBHOOK-1\n-----BEGIN CERTIFICATE-----\n????\n-----END CERTIFICATE-----")]
    public void Is_refused_where_nothing_can_be_verified(string secret) => Assert.That(Why(Signed(_own), secret: secret), Is.EqualTo(NotificationRefusal.BadSignature));

    [Test]
    public void Is_refused_where_only_a_certificate_is_pinned() => Assert.That(Why(Signed(_own, webhook: ""), secret: _own.ExportCertificatePem()), Is.EqualTo(NotificationRefusal.BadSignature));

    [Test]
    public void Is_refused_once_the_certificate_has_ended() => Assert.That(Why(Signed(_own), now: SentOn.AddYears(3)), Is.EqualTo(NotificationRefusal.BadSignature));

    [TestCase(97)]
    [TestCase(-1)]
    public void Is_refused_far_from_the_time_it_was_signed_at(int hours) => Assert.That(Why(Signed(_own), now: SentOn.AddHours(hours)), Is.EqualTo(NotificationRefusal.TooOld));

    [Test]
    public void Is_taken_when_it_is_delivered_again_on_the_third_day() => Assert.That(Verify(Signed(_own), now: SentOn.AddDays(3)), Is.TypeOf<NotificationVerdict.Accepted>());

    [Test]
    public void Tells_of_a_refund_by_the_capture_that_it_links_up_to()
    {
        var facts = Read("PAYMENT.REFUND.FAILED", """{"id":"1JU0","status":"FAILED","status_details":{"reason":"ECHECK"},"amount":{"currency_code":"EUR","value":"12.50"},"invoice_id":"RF-1","links":[{"rel":"self","href":"https://x/v2/payments/refunds/1JU0"},{"rel":"up","href":"https://x/v2/payments/captures/2GG2"}]}""");
        Assert.That(facts?.Refunds.Single(), Is.EqualTo(new GatewayRefund("1JU0", "2GG2", "RF-1", 12.5m.Eur(), RefundStanding.Failed, "ECHECK")));
        Assert.That(facts?.OccurredOn, Is.EqualTo(SentOn));
    }

    [TestCase("COMPLETED", ChargeStatus.Settled)]
    [TestCase("PENDING", ChargeStatus.Pending)]
    [TestCase("DECLINED", ChargeStatus.Declined)]
    public void Tells_of_a_charge(string status, ChargeStatus expected)
    {
        var charge = Read("PAYMENT.CAPTURE.COMPLETED", $$$"""{"id":"2GG2","status":"{{{status}}}","custom_id":"contact:7","invoice_id":"SC-1","amount":{"currency_code":"EUR","value":"12.50"} }""")?.Charges.Single();
        Assert.That((charge?.Id, charge?.Status, charge?.CustomerReference, charge?.Reference), Is.EqualTo(("2GG2", (ChargeStatus?)expected, "contact:7", "SC-1")));
    }

    [TestCase("WAITING_FOR_SELLER_RESPONSE", "", 1, 0)]
    [TestCase("RESOLVED", "RESOLVED_BUYER_FAVOUR", 1, 0)]
    [TestCase("RESOLVED", "SOMETHING_NEW", 1, 0)]
    [TestCase("RESOLVED", "RESOLVED_SELLER_FAVOUR", 0, 1)]
    [TestCase("RESOLVED", "CANCELED_BY_BUYER", 0, 1)]
    public void Tells_of_disputes(string status, string outcome, int against, int over)
    {
        var facts = Read("CUSTOMER.DISPUTE.UPDATED", $$$"""{"dispute_id":"PP-D-1","status":"{{{status}}}","dispute_outcome":{"outcome_code":"{{{outcome}}}"},"disputed_transactions":[{"seller_transaction_id":"2GG2"}]}""");
        Assert.That((facts?.DisputedChargeIds.Count, facts?.DisputeWonChargeIds.Count), Is.EqualTo((against, over)));
    }

    [Test]
    public void Blocks_a_charge_that_PayPal_itself_has_reversed() =>
        Assert.That(Read("PAYMENT.CAPTURE.REVERSED", """{"id":"9XY","links":[{"rel":"up","href":"https://x/v2/payments/captures/2GG2"}]}""")?.DisputedChargeIds, Is.EqualTo(new[] { "2GG2" }));

    [TestCase("PAYMENT.AUTHORIZATION.CREATED")]
    [TestCase("CHECKOUT.ORDER.APPROVED")]
    [TestCase("VAULT.PAYMENT-TOKEN.CREATED")]
    public void Is_left_alone_when_it_is_none_of_our_business(string type) =>
        Assert.That(Notifications.Read(type, $$$"""{"event_type":"{{{type}}}","resource":{} }"""), Is.TypeOf<GatewayNotification.Irrelevant>());

    private static GatewayNotification.Facts? Read(string type, string resource) =>
        Notifications.Read(type, $$"""{"id":"WH-1","create_time":"2026-11-21T10:00:00Z","event_type":"{{type}}","resource":{{resource}}}""") as GatewayNotification.Facts;

    private NotificationVerdict Verify(NotificationRequest request, string? secret = null, DateTimeOffset? now = null)
    {
        var account = new GatewayAccount(GatewayType.PayPal, GatewayMode.Test, default, new Secret(secret ?? $"WEBHOOK-1\n{_own.ExportCertificatePem()}\n"));
        return Notifications.Verify(request, account, now ?? SentOn);
    }

    private NotificationRefusal? Why(NotificationRequest request, string? secret = null, DateTimeOffset? now = null) =>
        (Verify(request, secret, now) as NotificationVerdict.Refused)?.Why;

    private static NotificationRequest Signed(X509Certificate2 signer, string webhook = "WEBHOOK-1")
    {
        using var key = signer.GetRSAPrivateKey()!;
        var signature = key.SignData(Encoding.UTF8.GetBytes($"t-1|2026-11-21T10:00:00Z|{webhook}|3092226693"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return new NotificationRequest(
            new Dictionary<string, string>
            {
                ["paypal-transmission-id"] = "t-1",
                ["paypal-transmission-time"] = "2026-11-21T10:00:00Z",
                ["paypal-transmission-sig"] = Convert.ToBase64String(signature),
                ["paypal-cert-url"] = "https://attacker.example/certificate.pem",
                ["paypal-auth-algo"] = "SHA256withRSA",
            },
            Encoding.UTF8.GetBytes(Body));
    }

    private static X509Certificate2 Certificate(string name)
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(SentOn.AddYears(-1), SentOn.AddYears(1));
    }
}
