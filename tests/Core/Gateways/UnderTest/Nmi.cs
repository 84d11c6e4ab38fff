using CrmPayments.Core.Gateways;

namespace CrmPayments.Tests.Core.Gateways;

public sealed partial record GatewayUnderTest
{
    public static readonly GatewayUnderTest Nmi = new(
        "NMI", new GatewayAccount(GatewayType.Nmi, GatewayMode.Test, new Secret(ApiSecret), new Secret(WebhookSecret)), "9100200300")
    {
        Prelude = asked => asked.Contains("/api/query.php") && !asked.Contains("result_limit")
            ? "<nm_response><transaction><transaction_id>9100200300</transaction_id><transaction_type>cc</transaction_type><condition>pendingsettlement</condition></transaction></nm_response>"
            : null,
        Refunded = "response=1&responsetext=SUCCESS&authcode=&transactionid=9100200999&avsresponse=&cvvresponse=&orderid=RF-1&type=refund&response_code=100",
        Voided = "response=1&responsetext=Transaction Void Successful&authcode=123456&transactionid=9100200300&avsresponse=&cvvresponse=&orderid=SC-1&type=void&response_code=100",
        Charged = "response=1&responsetext=SUCCESS&authcode=123456&transactionid=9100200300&avsresponse=N&cvvresponse=&orderid=SC-1&type=sale&response_code=100",
        Found = """
            <?xml version="1.0" encoding="UTF-8"?>
            <nm_response><transaction><transaction_id>9100200300</transaction_id><transaction_type>cc</transaction_type><condition>complete</condition><order_id>SC-1</order_id>
            <email>ada@example.com</email><currency>EUR</currency><cc_number>4xxxxxxxxxxx1111</cc_number><cc_exp>1030</cc_exp><cc_type>visa</cc_type><customerid>7001</customerid>
            <action><amount>12.50</amount><action_type>sale</action_type><date>20261120100000</date><success>1</success><response_text>SUCCESS</response_text><response_code>100</response_code></action>
            <action><amount>12.50</amount><action_type>settle</action_type><date>20261120220000</date><success>1</success><source>internal</source><response_code>100</response_code></action>
            </transaction></nm_response>
            """,
        Notifications =
        [
            ("transaction.refund.success", """{"event_id":"e-1","event_type":"transaction.refund.success","event_body":{"transaction_id":"9100200999","order_id":"RF-1","action":{"amount":"-12.50","action_type":"refund","success":"1","response_code":"100"}}}"""),
            ("transaction.sale.success", """{"event_id":"e-2","event_type":"transaction.sale.success","event_body":{"transaction_id":"9100200300","order_id":"SC-1","action":{"amount":"12.50","action_type":"sale","success":"1","response_code":"100"}}}"""),
            ("chargeback.batch.complete", """{"event_id":"e-3","event_type":"chargeback.batch.complete","event_body":{"chargebacks":[{"id":"9100200300"},{"id":9100200301}]}}"""),
        ],
        Refusal = "response=3&responsetext=Refund amount may not exceed the transaction balance of sk_test_VerySecretKey4242, card 4111 1111 1111 1111. REFID:3503238709&authcode=&transactionid=&orderid=RF-1&type=refund&response_code=300",
        Essential = ["response", "transactionid", "response_code"],
        TellsTheAmount = false,
    };
}
