using CrmPayments.Core.Gateways;

namespace CrmPayments.Tests.Core.Gateways;

public sealed partial record GatewayUnderTest
{
    public static readonly GatewayUnderTest Stripe = new(
        "Stripe", new GatewayAccount(GatewayType.Stripe, GatewayMode.Test, new Secret(ApiSecret), new Secret(WebhookSecret)), "pi_1")
    {
        Prelude = _ => null,
        OneHostForAll = true,
        Refunded = """{"id":"re_1","object":"refund","amount":1250,"currency":"eur","status":"succeeded","charge":"ch_1","payment_intent":"pi_1","metadata":{"refund_ref":"RF-1"}}""",
        Voided = """{"id":"pi_1","object":"payment_intent","amount":1250,"currency":"eur","status":"canceled"}""",
        Charged = """{"id":"pi_1","object":"payment_intent","amount":1250,"amount_received":1250,"currency":"eur","status":"succeeded","metadata":{"order_id":"SC-1"}}""",
        Found = """{"id":"pi_1","object":"payment_intent","amount":1250,"amount_received":1250,"currency":"eur","status":"succeeded","metadata":{"order_id":"SC-1"},"latest_charge":{"id":"ch_1","disputed":false}}""",
        Notifications =
        [
            ("refund.failed", """{"id":"evt_1","type":"refund.failed","created":1700000000,"data":{"object":{"id":"re_1","amount":1250,"currency":"eur","status":"failed","failure_reason":"lost_or_stolen_card","payment_intent":"pi_1","metadata":{"refund_ref":"RF-1"}}}}"""),
            ("charge.succeeded", """{"id":"evt_2","type":"charge.succeeded","data":{"object":{"id":"ch_1","amount":1250,"amount_captured":1250,"captured":true,"currency":"eur","status":"succeeded","payment_intent":"pi_1","metadata":{"crm_customer_id":"contact:7"}}}}"""),
            ("charge.dispute.closed", """{"type":"charge.dispute.closed","data":{"object":{"id":"dp_1","amount":1250,"currency":"eur","payment_intent":"pi_1","charge":"ch_1","status":"lost"}}}"""),
        ],
        Refusal = """{"error":{"type":"invalid_request_error","param":"amount","message":"Bad sk_test_VerySecretKey4242, card 4111 1111 1111 1111."}}""",
        RefusalStatus = 400,
        Link = _ => """{"id":"cs_1","object":"checkout.session","amount_total":1250,"currency":"eur","status":"open","payment_status":"unpaid","client_reference_id":"PL-1","url":"https://checkout.stripe.com/c/pay/cs_1","expires_at":1795176000}""",
        Essential = ["id", "status", "amount", "currency"],
        Numbers = ["amount"],
    };
}
