using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CrmPayments.Core;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Gateways.Lakala;
using CrmPayments.Core.Gateways.Signing;
using static CrmPayments.Tests.Core.Gateways.ScriptedNetwork;

namespace CrmPayments.Tests.Core.Gateways;

public sealed class LakalaAdapter
{
    // A throwaway public key; both signatures were made with its private half by another implementation, after the published rules.
    private const string PublicKey = """
        -----BEGIN PUBLIC KEY-----
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA0hKtpSoDZ+/A1JN59nzYd/fZ9o7tUocilTAo2iRlb/O/QFmHGbwqPLDZQ4Td/7y+jjw13xVQ20BEnvA54jpTr1iqb1wLsT6HnfIdGc/OlEFevocdLksicDZ1VWTc1ktnPhHHpTkbUXwVga8BJHHzdk3AqW5cg+sbrqQc+l+iahBPws2ROWH5811YmdCd9ZXikTp6fxKNFirbkghtgOvl2WpJtFOtYlIbhxnuHODaJhKqsLOFfQG512G9KO6a81Qk2sENidcP331AG0b+Ci/3KzCOgHbNAN1KyFFWdZSIWzfE6bX1B+DRwGsO1TC3rjnorrZc9yYVc8o3OFfrB3EjpwIDAQAB
        -----END PUBLIC KEY-----
        """;

    private const string RequestBody = """{"req_time":"20261121101530","version":"3.0","req_data":{"merchant_no":"82229007392000A","term_no":"D9296400","out_trade_no":"INV000123A1"}}""";

    private const string RequestSignature = "Gv/v2FKxOW/yfyUeQVqM/+LXO0qTO4AMW+BSTDDxvvz0MjkQDDzEutMYvApON7vELmkV6yr4YV05w2PugG0ss3AbJBNDayBZCyYi59pCeFyEV5AcEditF2NQu9PvKl8qh1DMoa2CUT/e+WukfpwQ+zC3w5bBCcFf6QiukDHkfeip7BVeciIwupprdG+ErNfWd/RE/9+QpIjO+5ILaqVdF+c8/Rw/vpUlvX3ym5MKbwzBr80hFAaiJkhgP+yqqRXSt/pll1OYh19Z8o0Am+dWf7uAxEdXiKyPXont4N4wComRMeDZildSuIaRSvLZc7k99OA+xu0YjxDs62tsLUfs2w==";

    private const string NoticeBody = """{"out_trade_no":"INV000123A1","trade_no":"2026112166210309260100","merchant_no":"82229007392000A","total_amount":"1999","trade_status":"SUCCESS","trade_time":"20261121101540"}""";

    private const string NoticeSignature = "pJJ/9nRIIXVBN8CfPSo1SG0aC75I3VOElS0dtjnTk7KMQ8NUaF6qdO3WGKvsXlFdIer58YRfJ3iXCrtJp6rSnF4GA2z6OCMAAOElzoZnH+HkxZqHOVtqeb7B9eYL6tKW9nTLWy5fw6ri0wY2FL3MO48/aZOHgCZiATNCfGK785zGq8qdbgWa7ThRMiO1sqiRxJDJlftE3sA2eLTMia8b9tP4QGgRLoL0mzlAdvkpKGvOjCsBdAK8NErVlhZObclqG8z3W2mqcqqCLV2VdMxr2KiQFSuy6Sms9juFHTZdx5w8bETDIkAWwXzTHyVosJ7l8DmBV59Lh2P6GoaCecr9WQ==";

    private static readonly GatewayUnderTest Gateway = GatewayUnderTest.Lakala;

    private static readonly LakalaNotifications Notifications = new();

    private static readonly GatewayAccount Merchant = new(GatewayType.Lakala, GatewayMode.Test, default, new Secret(PublicKey), MerchantId: "82229007392000A");

    private static readonly DateTimeOffset Signed = DateTimeOffset.FromUnixTimeSeconds(1795228545);

    [Test]
    public void Signs_the_five_lines_of_the_published_rule()
    {
        var lines = LakalaSignature.Lines(Encoding.UTF8.GetBytes(RequestBody), "OP00000003", "00dfba8194c41b84cf", "1795228530", "AbCdEf012345");
        Assert.That(Convert.ToHexStringLower(SHA256.HashData(lines)), Is.EqualTo("20f380fae2a03434ba82d58dec4956712cb1c700c2e1434fe52966d24aa5e4e9"));
        Assert.That(RsaKeys.HasSigned(new Secret(PublicKey), lines, Convert.FromBase64String(RequestSignature), Signed), Is.True);
    }

    [Test]
    public async Task Signs_exactly_what_it_sends()
    {
        var network = Gateway.Network(_ => Json(Gateway.Refunded));
        await Gateway.On(network).RefundAsync(Gateway.Refund, default);
        var asked = network.Requests.Single();
        var header = asked.Headers["Authorization"];
        using var key = RSA.Create();
        key.ImportFromPem(Gateway.Account.ApiSecret.Reveal());
        var lines = LakalaSignature.Lines(Encoding.UTF8.GetBytes(asked.Body), "OP90000001", "0190000000000001", LakalaSignature.Part(header, "timestamp"), LakalaSignature.Part(header, "nonce_str"));
        Assert.Multiple(() =>
        {
            Assert.That(key.VerifyData(lines, Convert.FromBase64String(LakalaSignature.Part(header, "signature")), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), Is.True);
            Assert.That(header, Does.StartWith("LKLAPI-SHA256withRSA appid=\"OP90000001\",serial_no=\"0190000000000001\",timestamp=\""));
            Assert.That(LakalaSignature.Part(header, "timestamp"), Is.EqualTo(ARefund.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)));
            Assert.That(LakalaSignature.Part(header, "nonce_str"), Does.Match("^[A-Za-z0-9]{32}$"));
        });
    }

    [Test]
    public async Task Sends_a_refund_with_two_of_the_payments_numbers_in_fen_and_in_Chinas_time()
    {
        var network = Gateway.Network(_ => Json(Gateway.Refunded));
        await Gateway.On(network).RefundAsync(Gateway.Refund, default);
        var time = ARefund.Now.ToOffset(TimeSpan.FromHours(8)).ToString("yyyyMMddHHmmss", System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(network.Requests.Single().ToString(), Is.EqualTo(
            $$$$"""POST https://test.wsmsd.cn/sit/api/v3/rfd/refund_front/refund {"req_time":"{{{{time}}}}","version":"3.0","req_data":{"merchant_no":"822900000000001","term_no":"T9000001","out_trade_no":"RF-1","refund_amount":"1250","refund_reason":"requested_by_customer","origin_trade_no":"2026112066210309260100000001","origin_log_no":"09260100000001","location_info":{"request_ip":"127.0.0.1"}}}"""));
    }

    [Test]
    public async Task Charges_a_stored_agreement_without_the_customer()
    {
        var network = Gateway.Network(_ => Json(Gateway.Charged));
        var charge = ((ChargeResult.Accepted)await Gateway.On(network).ChargeAsync(Gateway.Charge, default)).Charge;
        Assert.That(network.Requests.Single().ToString(), Does.StartWith("POST https://test.wsmsd.cn/sit/api/v3/ipsqp/trans/directlyQuickPay ").And.Contains("\"sgn_no\":\"token1\",\"total_amount\":\"1250\",\"remark\":\"contact:7\""));
        Assert.That((charge.Id, charge.Status, charge.Method?.Token), Is.EqualTo((Gateway.ChargeId, ChargeStatus.Captured, "token1")));
    }

    [TestCase("DEAL", ChargeStatus.Pending)]
    [TestCase("INIT", ChargeStatus.Pending)]
    [TestCase("SUCCESS", ChargeStatus.Captured)]
    [TestCase("PART_REFUND", ChargeStatus.Captured)]
    public async Task Knows_that_a_charge_may_end_later(string state, ChargeStatus status) =>
        Assert.That((await ChargedAsync(Gateway.Charged.Replace("SUCCESS", state)) as ChargeResult.Accepted)?.Charge.Status, Is.EqualTo(status));

    [TestCase("CLOSE")]
    [TestCase("TIMEOUT")]
    [TestCase("success")]
    public async Task Believes_no_charge_in_another_state(string state) =>
        Assert.That(await ChargedAsync(Gateway.Charged.Replace("SUCCESS", state)), Is.TypeOf<ChargeResult.Unknown>());

    [TestCase("51#余额不足", DeclineReason.InsufficientFunds, "51")]
    [TestCase("卡已过期", DeclineReason.ExpiredCard, "FAIL")]
    [TestCase("协议不存在或已解约", DeclineReason.MandateRevoked, "FAIL")]
    [TestCase("账户状态异常，请联系发卡行", DeclineReason.AccountFrozen, "FAIL")]
    [TestCase("没有人知道的话", DeclineReason.Unrecognized, "FAIL")]
    public async Task Tells_the_banks_no_by_its_words(string words, DeclineReason reason, string code)
    {
        var result = await ChargedAsync(Gateway.Charged.Replace("\"trade_state\":\"SUCCESS\"", $"\"trade_state\":\"FAIL\",\"trade_state_desc\":\"{words}\""));
        Assert.That(result, Is.EqualTo(new ChargeResult.Declined(reason, code, words.Split('#')[^1], Gateway.ChargeId)));
    }

    [TestCase("BBS11105")]
    [TestCase("BBS11112")]
    [TestCase("BBS00101")]
    [TestCase("RFD11105")]
    public async Task Leaves_open_what_the_documents_tell_to_query(string code)
    {
        var network = Gateway.Network(_ => Json($$"""{"code":"{{code}}","msg":"处理中","resp_time":"20261121101530"}"""));
        Assert.That(await Gateway.On(network).ChargeAsync(Gateway.Charge, default), Is.TypeOf<ChargeResult.Unknown>());
        Assert.That(await Gateway.On(network).RefundAsync(Gateway.Refund, default), Is.TypeOf<RefundResult.Unknown>());
    }

    [TestCase("PROCESSING")]
    [TestCase("DEAL")]
    public async Task Knows_that_a_refund_may_end_later(string state) =>
        Assert.That(await RefundedAsync(Gateway.Refunded.Replace("SUCCESS", state)), Is.EqualTo(new RefundResult.Processing("2026112166210309260100000009")));

    [TestCase("\"trade_state\":\"SUCCESS\"", "\"trade_state\":\"TIMEOUT\"")]
    [TestCase("\"trade_state\":\"SUCCESS\"", "\"trade_state\":\"EXCEPTION\"")]
    [TestCase("\"out_trade_no\":\"RF-1\"", "\"out_trade_no\":\"RF-2\"")]
    [TestCase("\"origin_trade_no\":\"2026112066210309260100000001\"", "\"origin_trade_no\":\"2026112066210309260100000002\"")]
    public async Task Believes_no_refund_that_is_another_or_without_an_end(string part, string other) =>
        Assert.That(await RefundedAsync(Gateway.Refunded.Replace(part, other)), Is.TypeOf<RefundResult.Unknown>());

    [TestCase("余额不足", RefundDecline.BalanceTooLow)]
    [TestCase("原交易已全额退款", RefundDecline.AlreadyRefunded)]
    [TestCase("原交易不存在", RefundDecline.ChargeNotFound)]
    [TestCase("验签失败", RefundDecline.Refused)]
    public async Task Means_a_clear_no_by_its_words(string words, RefundDecline why) => Assert.That(
        (await RefundedAsync($$"""{"code":"RFD00001","msg":"{{words}}","resp_time":"20261121101530"}""") as RefundResult.Declined)?.Why, Is.EqualTo(why));

    [Test]
    public async Task Tells_a_failed_refund_by_the_channels_code()
    {
        var result = await RefundedAsync(Gateway.Refunded.Replace("\"trade_state\":\"SUCCESS\"", "\"trade_state\":\"FAIL\"").Replace("00#成功", "51#商户余额不足"));
        Assert.That(result, Is.EqualTo(new RefundResult.Declined(RefundDecline.BalanceTooLow, DeclineReason.MerchantConfiguration, "51", "商户余额不足")));
    }

    [Test]
    public async Task Does_not_know_of_a_refund_whose_number_was_used_before() =>
        Assert.That(await RefundedAsync("""{"code":"RFD00002","msg":"商户请求流水号重复","resp_time":"20261121101530"}"""), Is.TypeOf<RefundResult.Unknown>());

    [Test]
    public async Task Never_takes_a_refund_that_is_not_found_for_not_booked() => Assert.That(
        await Gateway.On(Gateway.Network(_ => Json("""{"code":"RFD00003","msg":"订单不存在","resp_time":"20261121101530"}"""))).FindRefundAsync(Gateway.Refund, default),
        Is.TypeOf<LookupResult<GatewayRefund>.Unavailable>());

    [Test]
    public async Task Asks_both_books_before_it_says_that_there_is_no_such_payment()
    {
        var network = Gateway.Network(_ => Json("""{"code":"BBS00003","msg":"订单不存在","resp_time":"20261121101530"}"""));
        Assert.That(await Gateway.On(network).FindChargeAsync(Gateway.ChargeId, default), Is.TypeOf<LookupResult<GatewayCharge>.NotFound>());
        Assert.That(network.Requests.Select(asked => asked.Address.AbsolutePath.Split("/v3/")[1]), Is.EqualTo(new[] { "ipsqp/query/tradeQuery", "labs/query/tradequery" }));
    }

    [TestCase("RF-0123456789abcdef0123456789abcdef", "RF_02fapl4n1azs5kkwzrxa98bn3")]
    [TestCase("CH-00000000000000000000000000000000", "CH_0000000000000000000000000")]
    [TestCase("CH-ffffffffffffffffffffffffffffffff", "CH_f5lxx1zz5pnorynqglhzmsp33")]
    public void Shortens_the_modules_own_references_so_that_they_can_be_read_again(string reference, string wire) =>
        Assert.That((LakalaReference.ToWire(reference), LakalaReference.FromWire(LakalaReference.ToWire(reference))), Is.EqualTo((wire, reference)));

    [TestCase("INV-000123-A1", "INV-000123-A1")]
    [TestCase("0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdef")]
    public void Keeps_a_reference_that_fits(string reference, string wire) => Assert.That(LakalaReference.ToWire(reference), Is.EqualTo(wire));

    [Test]
    public void Hashes_any_other_reference_that_does_not_fit() =>
        Assert.That(LakalaReference.ToWire("A-REFERENCE-OF-SOMEBODY-ELSE-THAT-IS-LONG"), Does.Match("^[0-9a-f]{32}$"));

    [TestCase("CH_zzzzzzzzzzzzzzzzzzzzzzzzz")]
    [TestCase("CH_0")]
    public void Leaves_what_only_looks_like_one_of_ours(string wire) => Assert.That(LakalaReference.FromWire(wire), Is.EqualTo(wire));

    [TestCase(12.5, "EUR")]
    [TestCase(12.505, "CNY")]
    public async Task Sends_no_amount_that_Lakala_does_not_take(decimal amount, string currency)
    {
        var network = Gateway.Network(_ => Json(Gateway.Charged));
        await Gateway.On(network).ChargeAsync(Gateway.Charge with { Amount = new Money(amount, new Currency(currency, 3)) }, default);
        await Gateway.On(network).RefundAsync(Gateway.Refund with { Amount = new Money(amount, new Currency(currency, 3)) }, default);
        Assert.That(network.Requests, Is.Empty);
    }

    [Test]
    public async Task Says_what_is_wrong_with_a_key_and_sends_nothing()
    {
        var network = Gateway.Network(_ => Json(Gateway.Refunded));
        var wrong = Gateway with { Account = Gateway.Account with { ApiSecret = new Secret("no key") } };
        Assert.That((await wrong.On(network).RefundAsync(Gateway.Refund, default) as RefundResult.Declined)?.Why, Is.EqualTo(RefundDecline.Credentials));
        Assert.That((await wrong.On(network).TestAsync(default)).Succeeded, Is.False);
        Assert.That(network.Requests, Is.Empty);
    }

    [Test]
    public void Verifies_a_notice_by_the_published_rule_and_answers_as_Lakala_wants()
    {
        var accepted = Verify(Merchant, Signed) as NotificationVerdict.Accepted;
        Assert.That((accepted?.EventType, accepted?.Payload, accepted?.Reply), Is.EqualTo(("trade.SUCCESS", NoticeBody, "{\"code\":\"SUCCESS\",\"message\":\"执行成功\"}")));
    }

    [TestCase(6, null)]
    [TestCase(-1, null)]
    [TestCase(5, "")]
    public void Judges_a_notice_by_its_age(int hours, string? accepted) =>
        Assert.That(Verify(Merchant, Signed.AddHours(hours).AddMinutes(1)) is NotificationVerdict.Accepted, Is.EqualTo(accepted is not null));

    [Test]
    public void Refuses_a_notice_about_another_merchant() =>
        Assert.That(Verify(Merchant with { MerchantId = "822900000000001" }, Signed), Is.TypeOf<NotificationVerdict.Refused>().With.Property("Why").EqualTo(NotificationRefusal.Malformed));

    [Test]
    public void Refuses_a_notice_that_another_key_signed() =>
        Assert.That(Verify(Merchant with { WebhookSecret = new Secret(PublicKey.Replace("KtpSoDZ", "KtpSoDY")) }, Signed), Is.TypeOf<NotificationVerdict.Refused>());

    [Test]
    public void Reads_a_refund_with_the_payment_that_it_is_of()
    {
        var (type, payload) = Gateway.Notifications[0];
        var facts = (GatewayNotification.Facts)Notifications.Read(type, payload);
        Assert.That(facts.Refunds.Single(), Is.EqualTo(new GatewayRefund("2026112166210309260100000009", Gateway.ChargeId, "RF-1", new Money(12.5m, Gateway.Currency), RefundStanding.Succeeded)));
    }

    [TestCase(1)]
    [TestCase(2)]
    public void Reads_a_payment_of_either_notice(int which)
    {
        var (type, payload) = Gateway.Notifications[which];
        var charge = ((GatewayNotification.Facts)Notifications.Read(type, payload)).Charges.Single();
        Assert.That((charge.Id, charge.Reference, charge.Amount.ToString(), charge.Status), Is.EqualTo((Gateway.ChargeId, "SC-1", "12.50 CNY", ChargeStatus.Captured)));
    }

    [Test]
    public void Reads_why_a_payment_failed_of_a_notice_without_keeping_its_words()
    {
        var notice = Gateway.Notifications[1].Payload.Replace("\"trade_status\":\"SUCCESS\"", "\"trade_status\":\"FAIL\",\"trade_state_desc\":\"41#卡已挂失\"");
        var charge = ((GatewayNotification.Facts)Notifications.Read("trade.FAIL", notice)).Charges.Single();
        Assert.That((charge.Status, charge.DeclineReason, charge.GatewayCode, charge.GatewayText), Is.EqualTo((ChargeStatus.Declined, (DeclineReason?)DeclineReason.LostOrStolen, "41", "")));
    }

    [TestCase("2", PaymentLinkStatus.Paid)]
    [TestCase("4", PaymentLinkStatus.Expired)]
    [TestCase("7", PaymentLinkStatus.Closed)]
    [TestCase("1", PaymentLinkStatus.Pending)]
    public async Task Tells_how_a_counter_order_stands(string word, PaymentLinkStatus status)
    {
        var answer = Regex.Replace(Gateway.Link!(""), "\"counter_url\":\"[^\"]*\"", $"\"order_status\":\"{word}\"");
        var found = await ((IMakesPaymentLinks)Gateway.On(Gateway.Network(_ => Json(answer)))).FindLinkAsync("21092211012001970631000488042", default);
        Assert.That((found as LookupResult<PaymentLink>.Found)?.Value.Status, Is.EqualTo(status));
    }

    private static NotificationVerdict Verify(GatewayAccount account, DateTimeOffset now) => Notifications.Verify(
        new NotificationRequest(
            new Dictionary<string, string> { ["authorization"] = $"LKLAPI-SHA256withRSA timestamp=\"1795228545\",nonce_str=\"ZyXwVu543210\",signature=\"{NoticeSignature}\"" },
            Encoding.UTF8.GetBytes(NoticeBody)),
        account,
        now);

    private static Task<ChargeResult> ChargedAsync(string answer) => Gateway.On(Gateway.Network(_ => Json(answer))).ChargeAsync(Gateway.Charge, default);

    private static Task<RefundResult> RefundedAsync(string answer) => Gateway.On(Gateway.Network(_ => Json(answer))).RefundAsync(Gateway.Refund, default);
}
