using CrmPayments.Core.Gateways;

namespace CrmPayments.Tests.Core.Gateways;

public sealed partial record GatewayUnderTest
{
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
        Link = _ => """{"id":"cs_1","object":"checkout.session","amount_total":1250,"currency":"eur","status":"open","payment_status":"unpaid","client_reference_id":"PL-1","url":"https://checkout.stripe.com/c/pay/cs_1","expires_at":1795176000}""",
        Essential = ["id", "status", "amount", "currency"],
        Numbers = ["amount"],
    };
}
