using CrmPayments.Core;
using CrmPayments.Core.Gateways;

namespace CrmPayments.Tests.Core.Gateways;

public sealed partial record GatewayUnderTest
{
    private const string WompiVoid = """
        {"data":{"status":"APPROVED","status_message":null,"transaction":{"id":"1292-1602113476-10985","created_at":"2026-11-20T08:30:00.000Z","amount_in_cents":1250,"reference":"SC-1",
        "currency":"COP","payment_method_type":"CARD","status":"VOIDED"}},"meta":{}}
        """;

    /// <summary>It has no refunds: a card's charge is voided on its day. Its secret is two.</summary>
    public static readonly GatewayUnderTest Wompi = new(
        "Wompi", new GatewayAccount(GatewayType.Wompi, GatewayMode.Test, new Secret(ApiSecret + "\ntest_integrity_VerySecretToo88"), new Secret(WebhookSecret), PublicKey: "pub_test_1"), "1292-1602113476-10985")
    {
        Currency = Currency.Of("COP"),
        MethodToken = "3891",
        MakesLinksItself = true,
        Prelude = asked => asked.Contains("/v1/payment_sources/", StringComparison.Ordinal)
            ? """{"data":{"id":3891,"type":"CARD","status":"AVAILABLE","customer_email":"ada@example.com"},"meta":{}}"""
            : null,
        Refunded = WompiVoid,
        Voided = WompiVoid,
        Charged = """
            {"data":{"id":"1292-1602113476-10985","created_at":"2026-11-20T08:30:00.000Z","finalized_at":null,"amount_in_cents":1250,"reference":"SC-1","customer_email":"ada@example.com","currency":"COP",
            "payment_method_type":"CARD","payment_method":{"type":"CARD","extra":{"brand":"VISA","last_four":"4242"},"installments":1},"status":"PENDING","status_message":null,"payment_source_id":3891},"meta":{}}
            """,
        Found = """
            {"data":{"id":"1292-1602113476-10985","created_at":"2026-11-20T08:30:00.000Z","finalized_at":"2026-11-20T08:30:02.000Z","amount_in_cents":1250,"reference":"SC-1","customer_email":"ada@example.com",
            "currency":"COP","payment_method_type":"CARD","payment_method":{"type":"CARD","extra":{"brand":"VISA","last_four":"4242","exp_month":"12","exp_year":"29","processor_response_code":"00"},"installments":1},
            "status":"APPROVED","status_message":null,"payment_source_id":3891},"meta":{}}
            """,
        Notifications =
        [
            ("transaction.updated", """{"event":"transaction.updated","data":{"transaction":{"id":"1292-1602113476-10985","status":"APPROVED","amount_in_cents":1250,"reference":"SC-1"}},"environment":"test","signature":{"properties":["transaction.id","transaction.status","transaction.amount_in_cents"],"checksum":"00"},"timestamp":1795161600}"""),
            ("transaction.updated", """{"event":"transaction.updated","data":{"transaction":{"id":"1292-1602113476-10985","status":"VOIDED","amount_in_cents":1250,"reference":"SC-1"}},"environment":"test","signature":{"properties":["transaction.id"],"checksum":"00"},"timestamp":1795161600}"""),
        ],
        Refusal = """{"error":{"type":"INPUT_VALIDATION_ERROR","messages":{"transaction_id":["La transacción no está aprobada sk_test_VerySecretKey4242, test_integrity_VerySecretToo88, 4111 1111 1111 1111"]}}}""",
        RefusalStatus = 422,
        RefusalWhy = RefundDecline.Refused,
        Essential = ["id", "status", "amount_in_cents", "currency"],
        Numbers = ["amount_in_cents"],
    };
}
