using CrmPayments.Core.Gateways;

namespace CrmPayments.Tests.Core.Gateways;

public sealed partial record GatewayUnderTest
{
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
        Notifications =
        [
            ("net.authorize.payment.refund.created", """{"eventType":"net.authorize.payment.refund.created","payload":{"entityName":"transaction","id":"60012345999"}}"""),
            ("net.authorize.payment.authcapture.created", """{"eventType":"net.authorize.payment.authcapture.created","payload":{"responseCode":1,"authAmount":12.50,"entityName":"transaction","id":"60012345678"}}"""),
        ],
        Refusal = """{"transactionResponse":{"responseCode":"3","transId":"0","errors":[{"errorCode":"55","errorText":"Bad sk_test_VerySecretKey4242, card 4111 1111 1111 1111."}]},"refId":"RF-1","messages":{"resultCode":"Error","message":[{"code":"E00027","text":"The transaction was unsuccessful."}]}}""",
        Essential = ["responseCode", "transId"],
        TellsTheAmount = false,
    };
}
