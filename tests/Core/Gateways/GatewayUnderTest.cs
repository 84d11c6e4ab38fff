using CrmPayments.Core;
using CrmPayments.Core.Gateways;

namespace CrmPayments.Tests.Core.Gateways;

/// <summary>What the contract suite must know of one gateway: its account and its own words for the good case.</summary>
public sealed record GatewayUnderTest(string Name, GatewayAccount Account, string ChargeId)
{
    public const string ApiSecret = "sk_test_VerySecretKey4242", WebhookSecret = "whsec_AlsoVerySecret77";

    public required string Charged { get; init; }

    public required string Refunded { get; init; }

    public required string Voided { get; init; }

    public required string Found { get; init; }

    public required string Refusal { get; init; }

    /// <summary>The HTTP status of the refusal.</summary>
    public int RefusalStatus { get; init; } = 200;

    /// <summary>Parts of an answer without which nothing may be believed.</summary>
    public required string[] Essential { get; init; }

    /// <summary>Its answer to a refund says how much; false: it only says yes, and refuses what it cannot book whole.</summary>
    public bool TellsTheAmount { get; init; } = true;

    /// <summary>Answers what is asked before money is, given the whole request as text; null: this request moves money or is a look-up.</summary>
    public required Func<string, string?> Prelude { get; init; }

    public static readonly GatewayUnderTest Braintree = new(
        "Braintree", new GatewayAccount(GatewayType.Braintree, GatewayMode.Test, new Secret(ApiSecret), PublicKey: "pub", MerchantAccountId: "acme_eur"), "abc123")
    {
        Prelude = asked => asked.Contains("idFromLegacyId") ? """{"data":{"idFromLegacyId":"Z2xvYmFs"}}""" : null,
        Refunded = """{"data":{"refundTransaction":{"refund":{"id":"cmVm","legacyId":"ref9","status":"SUBMITTED_FOR_SETTLEMENT","orderId":"RF-1","amount":{"value":"12.50","currencyCode":"EUR"}}}},"extensions":{"requestId":"r"}}""",
        Voided = """{"data":{"reverseTransaction":{"reversal":{"__typename":"Transaction","id":"dHJh","legacyId":"abc123","status":"VOIDED","amount":{"value":"12.50","currencyCode":"EUR"}}}}}""",
        Charged = """{"data":{"chargePaymentMethod":{"transaction":{"id":"dHJh","legacyId":"abc123","status":"SUBMITTED_FOR_SETTLEMENT","orderId":"SC-1","amount":{"value":"12.50","currencyCode":"EUR"}}}}}""",
        Found = """{"data":{"node":{"__typename":"Transaction","id":"dHJh","legacyId":"abc123","status":"SETTLED","orderId":"SC-1","amount":{"value":"12.50","currencyCode":"EUR"},"refunds":[{"legacyId":"ref9","status":"SETTLED","orderId":"RF-1","amount":{"value":"12.50","currencyCode":"EUR"}}]}}}""",
        Refusal = """{"data":{"refundTransaction":null},"errors":[{"message":"Bad sk_test_VerySecretKey4242, card 4111 1111 1111 1111.","extensions":{"errorClass":"VALIDATION","legacyCode":"91521"}}]}""",
        Essential = ["legacyId", "status", "value", "currencyCode"],
    };

    public static readonly GatewayUnderTest Stripe = new(
        "Stripe", new GatewayAccount(GatewayType.Stripe, GatewayMode.Test, new Secret(ApiSecret), new Secret(WebhookSecret)), "pi_1")
    {
        Prelude = _ => null,
        Refunded = """{"id":"re_1","object":"refund","amount":1250,"currency":"eur","status":"succeeded","charge":"ch_1","payment_intent":"pi_1","metadata":{"refund_ref":"RF-1"}}""",
        Voided = """{"id":"pi_1","object":"payment_intent","amount":1250,"currency":"eur","status":"canceled"}""",
        Charged = """{"id":"pi_1","object":"payment_intent","amount":1250,"amount_received":1250,"currency":"eur","status":"succeeded","metadata":{"order_id":"SC-1"}}""",
        Found = """{"id":"pi_1","object":"payment_intent","amount":1250,"amount_received":1250,"currency":"eur","status":"succeeded","metadata":{"order_id":"SC-1"},"latest_charge":{"id":"ch_1","disputed":false}}""",
        Refusal = """{"error":{"type":"invalid_request_error","param":"amount","message":"Bad sk_test_VerySecretKey4242, card 4111 1111 1111 1111."}}""",
        RefusalStatus = 400,
        Essential = ["id", "status", "amount", "currency"],
    };

    public static readonly GatewayUnderTest AuthorizeNet = new(
        "Authorize.Net", new GatewayAccount(GatewayType.AuthorizeNet, GatewayMode.Test, new Secret(ApiSecret), new Secret(WebhookSecret), PublicKey: "login"), "60012345678")
    {
        Prelude = body => body.Contains("getMerchantDetailsRequest") ? """{"isTestMode":false,"currencies":["EUR"],"messages":{"resultCode":"Ok","message":[{"code":"I00001","text":"Successful."}]}}"""
            : body.Contains("getTransactionDetailsRequest") && body.Contains("refId") ? """{"transaction":{"transId":"60012345678","transactionType":"authCaptureTransaction","transactionStatus":"capturedPendingSettlement","authAmount":12.50,"payment":{"creditCard":{"cardNumber":"XXXX1111","expirationDate":"XXXX","cardType":"Visa"}}},"messages":{"resultCode":"Ok","message":[{"code":"I00001","text":"Successful."}]}}"""
            : null,
        Refunded = """{"transactionResponse":{"responseCode":"1","authCode":"","transId":"60012345999","refTransID":"60012345678","accountNumber":"XXXX1111","messages":[{"code":"1","description":"This transaction has been approved."}]},"refId":"RF-1","messages":{"resultCode":"Ok","message":[{"code":"I00001","text":"Successful."}]}}""",
        Voided = """{"transactionResponse":{"responseCode":"1","authCode":"","transId":"60012345678","messages":[{"code":"1","description":"This transaction has been approved."}]},"refId":"RF-1","messages":{"resultCode":"Ok","message":[{"code":"I00001","text":"Successful."}]}}""",
        Charged = """{"transactionResponse":{"responseCode":"1","authCode":"ABC123","transId":"60012345678","accountNumber":"XXXX1111","accountType":"Visa"},"refId":"SC-1","messages":{"resultCode":"Ok","message":[{"code":"I00001","text":"Successful."}]}}""",
        Found = """{"transaction":{"transId":"60012345678","submitTimeUTC":"2026-11-20T10:00:00Z","transactionType":"authCaptureTransaction","transactionStatus":"settledSuccessfully","responseCode":1,"responseReasonCode":1,"batch":{"batchId":"7","settlementTimeUTC":"2026-11-20T22:00:00Z"},"order":{"invoiceNumber":"SC-1"},"authAmount":12.50,"settleAmount":12.50,"payment":{"creditCard":{"cardNumber":"XXXX1111","expirationDate":"XXXX","cardType":"Visa"}}},"messages":{"resultCode":"Ok","message":[{"code":"I00001","text":"Successful."}]}}""",
        Refusal = """{"transactionResponse":{"responseCode":"3","transId":"0","errors":[{"errorCode":"55","errorText":"Bad sk_test_VerySecretKey4242, card 4111 1111 1111 1111."}]},"refId":"RF-1","messages":{"resultCode":"Error","message":[{"code":"E00027","text":"The transaction was unsuccessful."}]}}""",
        Essential = ["responseCode", "transId"],
        TellsTheAmount = false,
    };

    public static readonly GatewayUnderTest PayPal = new(
        "PayPal", new GatewayAccount(GatewayType.PayPal, GatewayMode.Test, new Secret(ApiSecret), new Secret(WebhookSecret), PublicKey: "client"), "2GG2")
    {
        Prelude = asked => asked.Contains("/v1/oauth2/token") ? """{"access_token":"A21AA-VerySecretToken","token_type":"Bearer","expires_in":31668}"""
            : asked.Contains("/v3/vault/payment-tokens/") ? """{"id":"token1","payment_source":{"card":{"last_digits":"8881"}}}"""
            : null,
        Refunded = """{"id":"1JU0","status":"COMPLETED","amount":{"currency_code":"EUR","value":"12.50"},"invoice_id":"RF-1","custom_id":"RF-1"}""",
        Voided = """{"id":"2GG2","status":"VOIDED","amount":{"currency_code":"EUR","value":"12.50"}}""",
        Charged = """{"id":"5O19","status":"COMPLETED","purchase_units":[{"payments":{"captures":[{"id":"2GG2","status":"COMPLETED","invoice_id":"SC-1","amount":{"currency_code":"EUR","value":"12.50"}}]}}]}""",
        Found = """{"id":"2GG2","status":"COMPLETED","invoice_id":"SC-1","amount":{"currency_code":"EUR","value":"12.50"},"supplementary_data":{"related_ids":{"order_id":"5O19"}}}""",
        Refusal = """{"name":"UNPROCESSABLE_ENTITY","details":[{"issue":"REFUND_AMOUNT_EXCEEDED","description":"Bad sk_test_VerySecretKey4242 A21AA-VerySecretToken, card 4111 1111 1111 1111."}]}""",
        RefusalStatus = 422,
        Essential = ["id", "status", "value", "currency_code"],
    };

    public RefundOrder Refund => new("RF-1", ChargeId, new Money(12.5m, Currency.Of("EUR")), "key-1", "requested_by_customer");

    public ChargeOrder Charge => new("SC-1", new Money(12.5m, Currency.Of("EUR")), "token1", "cus1", "contact:7", "key-1", Recurring: true);

    public override string ToString() => Name;

    internal IPaymentGateway On(ScriptedNetwork network) => GatewayCatalog.Create(Account, network, TimeSpan.FromSeconds(20));

    /// <summary>A network on which everything before the money goes well.</summary>
    internal ScriptedNetwork Network(Func<Asked, HttpResponseMessage> answer) =>
        ScriptedNetwork.Answering(asked => Prelude(asked.ToString()) is { } prelude ? ScriptedNetwork.Json(prelude) : answer(asked));
}
