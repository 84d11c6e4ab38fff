using System.Security.Cryptography;
using CrmPayments.Core;
using CrmPayments.Core.Gateways;

namespace CrmPayments.Tests.Core.Gateways;

public sealed partial record GatewayUnderTest
{
    private const string LakalaTrade = """
        {"code":"BBS00000","msg":"成功","resp_time":"20261120180001","resp_data":{"merchant_no":"822900000000001","term_no":"T9000001","out_trade_no":"SC-1","trade_no":"2026112066210309260100000001","log_no":"09260100000001","total_amount":"1250","payer_amount":"1250","trade_state":"SUCCESS","trade_time":"20261120180000"}}
        """;

    /// <summary>A key that nobody else has, and small, for what is signed thousands of times.</summary>
    private static readonly string LakalaKey = NewKey();

    public static readonly GatewayUnderTest Lakala = new(
        "Lakala",
        new GatewayAccount(
            GatewayType.Lakala, GatewayMode.Test, new Secret(LakalaKey), new Secret(WebhookSecret),
            MerchantId: "822900000000001", MerchantAccountId: "T9000001", PublicKey: "OP90000001:0190000000000001"),
        "2026112066210309260100000001")
    {
        Prelude = _ => null,
        Refunded = """{"code":"000000","msg":"成功","resp_time":"20261121101530","resp_data":{"trade_state":"SUCCESS","refund_type":"REFUND","merchant_no":"822900000000001","out_trade_no":"RF-1","trade_no":"2026112166210309260100000009","log_no":"09260100000009","total_amount":"1250","refund_amount":"1250","payer_amount":"1250","trade_time":"20261121101530","origin_trade_no":"2026112066210309260100000001","channel_ret_desc":"00#成功"}}""",
        Voided = "{}",
        Charged = LakalaTrade,
        Found = LakalaTrade,
        Notifications =
        [
            ("refund.SUCCESS", """{"trade_state":"SUCCESS","merchant_no":"822900000000001","out_trade_no":"RF-1","trade_no":"2026112166210309260100000009","refund_amount":"1250","payer_amount":"1250","origin_trade_no":"2026112066210309260100000001"}"""),
            ("trade.SUCCESS", """{"merchant_no":"822900000000001","out_trade_no":"SC-1","trade_no":"2026112066210309260100000001","total_amount":"1250","trade_status":"SUCCESS","trade_time":"20261120180000","remark":"contact:7"}"""),
            ("counter.2", """{"pay_order_no":"21092211012001970631000488042","out_order_no":"SC-1","merchant_no":"822900000000001","order_status":"2","total_amount":1250,"order_trade_info":{"trade_no":"2026112066210309260100000001","trade_type":"PAY","trade_status":"S","trade_amount":1250}}"""),
        ],
        Refusal = """{"code":"RFD99999","msg":"退款金额超过可退金额 sk_test_VerySecretKey4242, card 4111 1111 1111 1111.","resp_time":"20261121101530"}""",
        Link = _ => """{"code":"000000","msg":"操作成功","resp_time":"20261121101530","resp_data":{"merchant_no":"822900000000001","out_order_no":"PL-1","pay_order_no":"21092211012001970631000488042","order_create_time":"20261121101530","order_efficient_time":"20261121131530","total_amount":1250,"counter_url":"https://pay.lakala.com/r/0000?pageStyle%3DV2"}}""",
        Essential = ["trade_state", "trade_no", "refund_amount", "out_trade_no"],
        Ids = ["trade_no"],
        Currency = Currency.Of("CNY"),
    };

    private static string NewKey()
    {
        using var key = RSA.Create(1024);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
