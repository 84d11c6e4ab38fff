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
