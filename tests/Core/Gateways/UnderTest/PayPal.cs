using CrmPayments.Core.Gateways;

namespace CrmPayments.Tests.Core.Gateways;

public sealed partial record GatewayUnderTest
{
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
        Notifications =
        [
            ("PAYMENT.REFUND.FAILED", """{"id":"WH-1","create_time":"2026-11-21T10:00:00Z","event_type":"PAYMENT.REFUND.FAILED","resource":{"id":"1JU0","status":"FAILED","status_details":{"reason":"ECHECK"},"amount":{"currency_code":"EUR","value":"12.50"},"invoice_id":"RF-1","links":[{"rel":"self","href":"https://x/v2/payments/refunds/1JU0"},{"rel":"up","href":"https://x/v2/payments/captures/2GG2"}]}}"""),
            ("PAYMENT.CAPTURE.COMPLETED", """{"id":"WH-2","event_type":"PAYMENT.CAPTURE.COMPLETED","resource":{"id":"2GG2","status":"COMPLETED","custom_id":"contact:7","invoice_id":"SC-1","amount":{"currency_code":"EUR","value":"12.50"}}}"""),
            ("CUSTOMER.DISPUTE.UPDATED", """{"id":"WH-3","event_type":"CUSTOMER.DISPUTE.UPDATED","resource":{"dispute_id":"PP-D-1","status":"RESOLVED","dispute_outcome":{"outcome_code":"RESOLVED_BUYER_FAVOUR"},"disputed_transactions":[{"seller_transaction_id":"2GG2"}]}}"""),
        ],
        Refusal = """{"name":"UNPROCESSABLE_ENTITY","details":[{"issue":"REFUND_AMOUNT_EXCEEDED","description":"Bad sk_test_VerySecretKey4242 A21AA-VerySecretToken, card 4111 1111 1111 1111."}]}""",
        RefusalStatus = 422,
        Link = asked => asked.Contains("/send ", StringComparison.Ordinal)
            ? """{"href":"https://www.paypal.com/invoice/p/#1","rel":"payer-view","method":"GET"}"""
            : """{"id":"INV2-1","status":"SENT","amount":{"currency_code":"EUR","value":"12.50"},"detail":{"reference":"PL-1","metadata":{"recipient_view_url":"https://www.paypal.com/invoice/p/#1"}}}""",
        Essential = ["id", "status", "value", "currency_code"],
    };
}
