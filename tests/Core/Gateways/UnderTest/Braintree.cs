using CrmPayments.Core.Gateways;

namespace CrmPayments.Tests.Core.Gateways;

public sealed partial record GatewayUnderTest
{
    public static readonly GatewayUnderTest Braintree = new(
        "Braintree", new GatewayAccount(GatewayType.Braintree, GatewayMode.Test, new Secret(ApiSecret), PublicKey: "pub", MerchantAccountId: "acme_eur"), "abc123")
    {
        Prelude = asked => asked.Contains("idFromLegacyId") ? """{"data":{"idFromLegacyId":"Z2xvYmFs"}}""" : null,
        Refunded = """{"data":{"refundTransaction":{"refund":{"id":"cmVm","legacyId":"ref9","status":"SUBMITTED_FOR_SETTLEMENT","orderId":"RF-1","amount":{"value":"12.50","currencyCode":"EUR"}}}},"extensions":{"requestId":"r"}}""",
        Voided = """{"data":{"reverseTransaction":{"reversal":{"__typename":"Transaction","id":"dHJh","legacyId":"abc123","status":"VOIDED","amount":{"value":"12.50","currencyCode":"EUR"}}}}}""",
        Charged = """{"data":{"chargePaymentMethod":{"transaction":{"id":"dHJh","legacyId":"abc123","status":"SUBMITTED_FOR_SETTLEMENT","orderId":"SC-1","amount":{"value":"12.50","currencyCode":"EUR"}}}}}""",
        Found = """{"data":{"node":{"__typename":"Transaction","id":"dHJh","legacyId":"abc123","status":"SETTLED","orderId":"SC-1","amount":{"value":"12.50","currencyCode":"EUR"},"refunds":[{"legacyId":"ref9","status":"SETTLED","orderId":"RF-1","amount":{"value":"12.50","currencyCode":"EUR"}}]}}}""",
        Notifications =
        [
            ("refund_failed", "<notification><timestamp type=\"datetime\">2026-11-21T20:08:05Z</timestamp><kind>refund_failed</kind><subject><transaction><id>ref9</id><status>processor_declined</status><type>credit</type><amount>12.50</amount><currency-iso-code>EUR</currency-iso-code><order-id>RF-1</order-id><processor-response-code>2004</processor-response-code><refunded-transaction-id>abc123</refunded-transaction-id></transaction></subject></notification>"),
            ("transaction_disbursed", "<notification><kind>transaction_disbursed</kind><subject><transaction><id>abc123</id><status>settled</status><type>sale</type><amount>12.50</amount><currency-iso-code>EUR</currency-iso-code><status-history type=\"array\"><status-event><timestamp type=\"datetime\">2026-11-20T02:00:00Z</timestamp><status>settled</status></status-event></status-history></transaction></subject></notification>"),
        ],
        Refusal = """{"data":{"refundTransaction":null},"errors":[{"message":"Bad sk_test_VerySecretKey4242, card 4111 1111 1111 1111.","extensions":{"errorClass":"VALIDATION","legacyCode":"91521"}}]}""",
        Essential = ["legacyId", "status", "value", "currencyCode"],
    };
}
