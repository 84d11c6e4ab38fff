using System.Text;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Gateways.AuthorizeNet;
using static CrmPayments.Tests.Core.Gateways.ScriptedNetwork;

namespace CrmPayments.Tests.Core.Gateways;

public sealed class AuthorizeNetAdapter
{
    private const string Nothing = """{"messages":{"resultCode":"Ok","message":[{"code":"I00004","text":"No records found."}]}}""";

    private static readonly GatewayUnderTest Gateway = GatewayUnderTest.AuthorizeNet;

    private static readonly AuthorizeNetNotifications Notifications = new();

    private static RefundOrder Long => Gateway.Refund with { Reference = "RF-0123456789abcdef0123456789abcdef", SentOn = ARefund.Now };

    [Test]
    public async Task Sends_a_refund_in_the_schemas_order_with_the_card_of_the_original()
    {
        var network = Gateway.Network(_ => Json(Gateway.Refunded));
        await Gateway.On(network).RefundAsync(Gateway.Refund, default);
        Assert.That(network.Requests[^1].Body, Does.EndWith(
            "\"refId\":\"RF-1\",\"transactionRequest\":{\"transactionType\":\"refundTransaction\",\"amount\":\"12.50\",\"currencyCode\":\"EUR\","
            + "\"payment\":{\"creditCard\":{\"cardNumber\":\"1111\",\"expirationDate\":\"XXXX\"}},\"refTransId\":\"60012345678\","
            + "\"order\":{\"invoiceNumber\":\"RF-1\",\"description\":\"RF-1\"},"
            + "\"transactionSettings\":{\"setting\":[{\"settingName\":\"duplicateWindow\",\"settingValue\":\"28800\"}]}}}}"));
    }

    [Test]
    public async Task Sends_a_charge_of_both_profile_ids_as_initiated_by_the_merchant()
    {
        var network = Gateway.Network(_ => Json(Gateway.Charged));
        await Gateway.On(network).ChargeAsync(Gateway.Charge with { MethodToken = "900100:900200" }, default);
        Assert.That(network.Requests[^1].Body, Does.Contain("\"profile\":{\"customerProfileId\":\"900100\",\"paymentProfile\":{\"paymentProfileId\":\"900200\"}}")
            .And.Contain("\"settingName\":\"recurringBilling\",\"settingValue\":\"true\"").And.Contain("\"processingOptions\":{\"isSubsequentAuth\":true}"));
    }

    [Test]
    public async Task Refunds_a_bank_debit_to_its_masked_account()
    {
        const string debit = """{"transaction":{"transId":"60012345678","transactionStatus":"settledSuccessfully","payment":{"bankAccount":{"accountType":"checking","routingNumber":"XXXX0025","accountNumber":"XXXX6789","nameOnAccount":"Ada"}}},"messages":{"resultCode":"Ok","message":[]}}""";
        var network = Answering(asked => Json(asked.Body.Contains("getTransactionDetailsRequest") ? debit : Gateway.Refunded));
        await Gateway.On(network).RefundAsync(Gateway.Refund, default);
        Assert.That(network.Requests[^1].Body, Does.Contain("\"bankAccount\":{\"accountType\":\"checking\",\"routingNumber\":\"XXXX0025\",\"accountNumber\":\"XXXX6789\",\"nameOnAccount\":\"Ada\"}"));
    }

    [TestCase("RF-1", "RF-1")]
    [TestCase("12345678901234567890", "12345678901234567890")]
    public void Keeps_a_reference_that_fits(string reference, string kept) => Assert.That(AuthorizeNetReference.Short(reference), Is.EqualTo(kept));

    [Test]
    public void Shortens_a_long_reference_to_twenty_characters_always_the_same()
    {
        Assert.That(AuthorizeNetReference.Short(Long.Reference), Has.Length.EqualTo(20).And.EqualTo("RF-0123f91351d5a8711"));
        Assert.That(AuthorizeNetReference.Short(Long.Reference), Is.Not.EqualTo(AuthorizeNetReference.Short(Long.Reference + "0")));
    }

    [TestCase("54", "capturedPendingSettlement", RefundDecline.NotSettledYet)]
    [TestCase("54", "settledSuccessfully", RefundDecline.WindowEnded)]
    [TestCase("50", "capturedPendingSettlement", RefundDecline.NotSettledYet)]
    [TestCase("55", "settledSuccessfully", RefundDecline.AboveWhatIsLeft)]
    [TestCase("16", "settledSuccessfully", RefundDecline.ChargeNotFound)]
    [TestCase("4", "settledSuccessfully", RefundDecline.Refused)]
    [TestCase("9999", "settledSuccessfully", RefundDecline.Refused)]
    public async Task Means_a_clear_no_by_a_reason_code_and_the_charges_state(string code, string status, RefundDecline why)
    {
        var original = Gateway.Prelude("getTransactionDetailsRequest refId")!.Replace("capturedPendingSettlement", status);
        var network = Answering(asked => Json(asked.Body.Contains("getTransactionDetailsRequest") ? original : Gateway.Refusal.Replace("55", code)));
        var declined = await Gateway.On(network).RefundAsync(Gateway.Refund, default) as RefundResult.Declined;
        Assert.That((declined?.Why, declined?.GatewayCode), Is.EqualTo(((RefundDecline?)why, code)));
    }

    [TestCase("11")]
    [TestCase("318")]
    [TestCase("121")]
    public async Task Leaves_the_outcome_open_when_it_was_sent_before_or_the_processors_answer_got_lost(string code)
    {
        var network = Gateway.Network(_ => Json(Gateway.Refusal.Replace("55", code)));
        Assert.That(await Gateway.On(network).RefundAsync(Gateway.Refund, default), Is.TypeOf<RefundResult.Unknown>());
        Assert.That(await Gateway.On(network).ChargeAsync(Gateway.Charge, default), Is.TypeOf<ChargeResult.Unknown>());
    }

    [Test]
    public async Task Believes_no_approval_of_an_account_in_test_mode()
    {
        var network = Gateway.Network(_ => Json(Gateway.Refunded.Replace("\"transId\":\"60012345999\"", "\"transId\":\"0\"")));
        Assert.That((await Gateway.On(network).RefundAsync(Gateway.Refund, default) as RefundResult.Declined)?.Why, Is.EqualTo(RefundDecline.Credentials));
        Assert.That(await Gateway.On(network).ChargeAsync(Gateway.Charge, default), Is.TypeOf<ChargeResult.Declined>());
    }

    [Test]
    public async Task Sends_no_void_of_a_settled_charge()
    {
        var original = Gateway.Prelude("getTransactionDetailsRequest refId")!.Replace("capturedPendingSettlement", "settledSuccessfully");
        var network = Answering(_ => Json(original));
        Assert.That((await Gateway.On(network).VoidAsync(Gateway.Refund, default) as RefundResult.Declined)?.Why, Is.EqualTo(RefundDecline.AlreadySettled));
        Assert.That(network.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Sends_no_refund_of_a_charge_that_the_bank_took_back()
    {
        var original = Gateway.Prelude("getTransactionDetailsRequest refId")!.Replace("capturedPendingSettlement", "chargeback");
        var network = Answering(_ => Json(original));
        Assert.That((await Gateway.On(network).RefundAsync(Gateway.Refund, default) as RefundResult.Declined)?.Why, Is.EqualTo(RefundDecline.Disputed));
        Assert.That(network.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Sends_nothing_when_the_charge_cannot_be_asked_for()
    {
        var network = Answering(_ => Json("", 500));
        Assert.That(await Gateway.On(network).RefundAsync(Gateway.Refund, default), Is.TypeOf<RefundResult.NotSent>());
        Assert.That(network.Requests.Single().Body, Does.Contain("getTransactionDetailsRequest"));
    }

    [Test]
    public async Task Finds_a_lost_refund_among_the_unsettled_by_the_short_form_and_knows_it_by_the_whole()
    {
        var found = await Gateway.On(Lists(Long.Reference)).FindRefundAsync(Long, default);
        Assert.That((found as LookupResult<GatewayRefund>.Found)?.Value, Is.EqualTo(new GatewayRefund("60012345999", "60012345678", Long.Reference, 12.5m.Eur(), RefundStanding.Succeeded)));
    }

    [Test]
    public async Task Takes_no_other_refund_for_ours_whose_short_form_is_the_same() =>
        Assert.That(await Gateway.On(Lists("RF-of-somebody-else-with-the-same-invoice")).FindRefundAsync(Long, default), Is.TypeOf<LookupResult<GatewayRefund>.NotFound>());

    [Test]
    public async Task Takes_a_refund_of_the_charge_with_our_invoice_number_for_ours_where_details_show_no_description() =>
        Assert.That(await Gateway.On(Lists("")).FindRefundAsync(Long, default), Is.TypeOf<LookupResult<GatewayRefund>.Found>());

    [Test]
    public async Task Asks_for_no_batch_of_the_future_where_the_gateway_tells_its_time()
    {
        var network = Lists("other", Long.SentOn!.Value.AddDays(2));
        await Gateway.On(network).FindRefundAsync(Long, default);
        Assert.That(network.Requests[^1].Body, Does.Contain("\"firstSettlementDate\":\"2026-11-19T09:00:00Z\",\"lastSettlementDate\":\"2026-11-22T09:01:00Z\""));
    }

    [Test]
    public async Task Says_not_found_only_when_it_knows_since_when_to_look() =>
        Assert.That(await Gateway.On(Lists("other")).FindRefundAsync(Long with { SentOn = null }, default), Is.TypeOf<LookupResult<GatewayRefund>.Unavailable>());

    [Test]
    public async Task Says_nothing_about_money_when_the_account_has_several_currencies()
    {
        var network = Answering(asked => Json(asked.Body.Contains("getMerchantDetailsRequest") ? """{"currencies":["EUR","USD"],"messages":{"resultCode":"Ok"}}""" : Gateway.Found));
        Assert.That(await Gateway.On(network).FindChargeAsync(Gateway.ChargeId, default), Is.TypeOf<LookupResult<GatewayCharge>.Unavailable>());
    }

    [Test]
    public async Task Tells_that_a_charge_was_taken_back()
    {
        var found = await Gateway.On(Gateway.Network(_ => Json(Gateway.Found.Replace("settledSuccessfully", "chargeback")))).FindChargeAsync(Gateway.ChargeId, default);
        Assert.That((found as LookupResult<GatewayCharge>.Found)?.Value.Disputed, Is.True);
    }

    [Test]
    public void Has_a_reason_for_every_line_and_calls_a_code_nobody_documents_unrecognized()
    {
        Assert.That(AuthorizeNetReader.Declines.Of("2"), Is.EqualTo(DeclineReason.DoNotHonor), "Authorize.Net does not say that funds lack");
        Assert.That(AuthorizeNetReader.Declines.Of("7777"), Is.EqualTo(DeclineReason.Unrecognized));
        Assert.That(() => AuthorizeNetGateway.Refusals.Codes.Select(code => AuthorizeNetGateway.Refusals.Answer(code, "")).ToList(), Throws.Nothing);
    }

    [Test]
    public void Has_a_reason_for_every_code_that_a_refusal_is_known_by() =>
        Assert.That(AuthorizeNetGateway.Refusals.Codes.Where(code => !code.Contains(':') && AuthorizeNetReader.Declines.Of(code) == DeclineReason.Unrecognized), Is.Empty);

    [TestCase("sha512=9607C69D2734514554CE13D923D19939563F2FD6567D239F49F0DF0D08865632A0FB98061B4620CC52C47BB8BF6E2B69A15A67E4C98E81D7D65111076C515C6A", true)]
    [TestCase("SHA512=9607c69d2734514554ce13d923d19939563f2fd6567d239f49f0df0d08865632a0fb98061b4620cc52c47bb8bf6e2b69a15a67e4c98e81d7d65111076c515c6a", true)]
    [TestCase("sha512=0607C69D2734514554CE13D923D19939563F2FD6567D239F49F0DF0D08865632A0FB98061B4620CC52C47BB8BF6E2B69A15A67E4C98E81D7D65111076C515C6A", false)]
    [TestCase("9607C69D2734514554CE13D923D19939563F2FD6567D239F49F0DF0D08865632A0FB98061B4620CC52C47BB8BF6E2B69A15A67E4C98E81D7D65111076C515C6A", false)]
    [TestCase("sha512=", false)]
    public void Verifies_the_published_vector(string signature, bool good)
    {
        const string key = "2679A5D5785C9B26CF921E1754765CDDB265C9C88400786923E5343B315954FAFB4B7BF608818F6A21766741E8637DC206F286C725908C777ED4127D8562163D";
        const string body = """{"notificationId":"f813b98f-3552-4eeb-ba40-acb4704eeba3","eventType":"net.authorize.payment.authcapture.created","eventDate":"2017-03-08T17:35:37.155999Z","webhookId":"63d6fea2-aa13-4b1d-a204-f5fbc15942b7","payload":{"responseCode":1,"authCode":"8VTPDC","avsResponse":"Y","authAmount":10.00,"entityName":"transaction","id":"60019392075"}}""";
        var account = Gateway.Account with { WebhookSecret = new Secret(key) };
        var verdict = Notifications.Verify(new NotificationRequest(new Dictionary<string, string> { ["x-anet-signature"] = signature }, Encoding.UTF8.GetBytes(body)), account, ARefund.Now);
        Assert.That(verdict, good
            ? Is.EqualTo(new NotificationVerdict.Accepted("f813b98f-3552-4eeb-ba40-acb4704eeba3", "net.authorize.payment.authcapture.created", body))
            : Is.InstanceOf<NotificationVerdict.Refused>());
    }

    [Test]
    public void Points_at_the_transaction_that_an_event_names() =>
        Assert.That(
            Notifications.Read("net.authorize.payment.refund.created", """{"eventType":"net.authorize.payment.refund.created","payload":{"entityName":"transaction","id":"60012345999"}}"""),
            Is.EqualTo(new GatewayNotification.Hint("60012345999")));

    [Test]
    public void Has_no_use_for_events_about_customers() =>
        Assert.That(Notifications.Read("x", """{"eventType":"net.authorize.customer.created","payload":{"entityName":"customerProfile","id":"394"}}"""), Is.TypeOf<GatewayNotification.Irrelevant>());

    [TestCase("""{"entityName":"subscription","id":"145521","status":"suspended"}""", "subscription:145521")]
    [TestCase("""{"entityName":"subscription","id":145521}""", "subscription:145521")]
    [TestCase("""{"entityName":"subscription"}""", null)]
    [TestCase("""{"entityName":"customerProfile","id":"145521"}""", null)]
    public void Points_at_the_subscription_whose_payment_was_refused(string payload, string? id) => Assert.That(
        (Notifications.Read("x", $$"""{"eventType":"net.authorize.customer.subscription.suspended","payload":{{payload}} }""") as GatewayNotification.Hint)?.TransactionId, Is.EqualTo(id));

    [TestCase("""[{"transId":"60012345678","submitTimeUTC":"2026-11-20T10:00:00Z"},{"transId":"60012345111","submitTimeUTC":"2026-10-20T10:00:00Z"},{"response":"The credit card has expired.","submitTimeUTC":"2026-11-21T10:00:00Z"}]""", 1)]
    [TestCase("""{"arbTransaction":[{"transId":60012345678}]}""", 1)]
    [TestCase("""[{"transId":"0"},{"response":"The credit card has expired."}]""", 0)]
    [TestCase("null", 0)]
    public async Task Tells_the_latest_payment_of_a_subscription(string payments, int charges)
    {
        var network = Gateway.Network(asked => Json(asked.Body.Contains("ARBGetSubscriptionRequest") ? $$$"""{"subscription":{"status":"suspended","arbTransactions":{{{payments}}} },"messages":{"resultCode":"Ok","message":[]}}""" : Gateway.Found));
        var told = await ((ITellsTransactions)Gateway.On(network)).TellAsync("subscription:145521", default) as LookupResult<GatewayNotification.Facts>.Found;
        Assert.That(told?.Value.Charges.Select(charge => (charge.Id, charge.SubscriptionId)), Is.EqualTo(Enumerable.Repeat(("60012345678", "145521"), charges)));
        Assert.That(network.Requests[0].Body, Does.Contain("\"subscriptionId\":\"145521\",\"includeTransactions\":true"));
    }

    [TestCase("""{"messages":{"resultCode":"Error","message":[{"code":"E00035","text":"The subscription cannot be found."}]}}""")]
    [TestCase("""{"messages":{"resultCode":"Ok","message":[]}}""")]
    [TestCase("rubbish")]
    public async Task Asks_later_again_where_a_subscription_is_not_told(string answer) =>
        Assert.That(await ((ITellsTransactions)Gateway.On(Gateway.Network(_ => Json(answer)))).TellAsync("subscription:145521", default), Is.TypeOf<LookupResult<GatewayNotification.Facts>.Unavailable>());

    [TestCase("145521")]
    [TestCase("\"145521\"", Description = "as a text")]
    public async Task Tells_the_subscription_that_made_a_charge(string id)
    {
        var network = Gateway.Network(_ => Json(Gateway.Found.Replace("\"responseCode\":1", $"\"subscription\":{{\"id\":{id},\"payNum\":2}},\"responseCode\":1")));
        var told = await ((ITellsTransactions)Gateway.On(network)).TellAsync(Gateway.ChargeId, default) as LookupResult<GatewayNotification.Facts>.Found;
        Assert.That(told?.Value.Charges.Single().SubscriptionId, Is.EqualTo("145521"));
    }

    [TestCase("2", "51", "51", DeclineReason.InsufficientFunds, Description = "code 2 says nothing, the issuer does")]
    [TestCase("2", "", "", DeclineReason.DoNotHonor)]
    [TestCase("2", "0", "", DeclineReason.DoNotHonor, Description = "no code of a network")]
    [TestCase("2", "302", "", DeclineReason.DoNotHonor, Description = "a processor's own")]
    [TestCase("2", "XX", "XX", DeclineReason.DoNotHonor, Description = "not known")]
    [TestCase("8", "51", "51", DeclineReason.ExpiredCard, Description = "a clear reason of Authorize.Net's own stands")]
    public async Task Tells_the_issuers_own_code_where_the_processor_passes_it_on(string code, string raw, string network, DeclineReason reason)
    {
        var answer = $$$"""{"transactionResponse":{"responseCode":"2","rawResponseCode":"{{{raw}}}","transId":"60012345679","accountType":"Visa","errors":[{"errorCode":"{{{code}}}","errorText":"Declined."}]},"messages":{"resultCode":"Error","message":[{"code":"E00027","text":"x"}]}}""";
        var declined = await Gateway.On(Gateway.Network(_ => Json(answer))).ChargeAsync(Gateway.Charge, default) as ChargeResult.Declined;
        Assert.That((declined?.NetworkCode, declined?.Network, declined?.Reason), Is.EqualTo((network, "Visa", (DeclineReason?)reason)));
    }

    [Test]
    public async Task Tells_what_became_of_a_refund_that_an_event_names()
    {
        var told = await ((ITellsTransactions)Gateway.On(Lists(Long.Reference))).TellAsync("60012345999", default);
        Assert.That((told as LookupResult<GatewayNotification.Facts>.Found)?.Value.Refunds.Single().ChargeId, Is.EqualTo("60012345678"));
    }

    [TestCase("chargeback", false)]
    [TestCase("settledSuccessfully", false)]
    [TestCase("chargebackReversal", true)]
    public async Task Tells_that_a_dispute_was_won_when_the_chargeback_was_reversed(string status, bool won)
    {
        var gateway = (ITellsTransactions)Gateway.On(Gateway.Network(_ => Json(Gateway.Found.Replace("settledSuccessfully", status))));
        var told = await gateway.TellAsync(Gateway.ChargeId, default) as LookupResult<GatewayNotification.Facts>.Found;
        Assert.That(told?.Value.DisputeWonChargeIds, Is.EqualTo(won ? new[] { Gateway.ChargeId } : []));
    }

    /// <summary>Books with a settled charge and one refund, not settled yet, that looks like ours by its invoice number.</summary>
    private static ScriptedNetwork Lists(string description, DateTimeOffset? now = null)
    {
        var invoice = AuthorizeNetReference.Short(Long.Reference);
        var refund = $$$"""{"transaction":{"transId":"60012345999","refTransId":"60012345678","transactionType":"refundTransaction","transactionStatus":"refundPendingSettlement","order":{"invoiceNumber":"{{{invoice}}}","description":"{{{description}}}"},"authAmount":12.50,"settleAmount":12.50},"messages":{"resultCode":"Ok","message":[]}}""";
        var unsettled = $$$"""{"transactions":[{"transId":"60012345111","invoiceNumber":"other"},{"transId":"60012345999","invoiceNumber":"{{{invoice}}}"}],"messages":{"resultCode":"Ok","message":[]}}""";
        return Gateway.Network(asked =>
        {
            var answer = Json(
                asked.Body.Contains("60012345999") ? refund
                : asked.Body.Contains("getUnsettledTransactionListRequest") ? unsettled
                : asked.Body.Contains("getSettledBatchListRequest") ? Nothing
                : Gateway.Found);
            answer.Headers.Date = now;
            return answer;
        });
    }
}
