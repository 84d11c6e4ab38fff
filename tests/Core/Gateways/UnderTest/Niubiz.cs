using CrmPayments.Core;
using CrmPayments.Core.Gateways;

namespace CrmPayments.Tests.Core.Gateways;

public sealed partial record GatewayUnderTest
{
    private const string NiubizToken = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3OTUyMjg1MzB9.c2lnbmF0dXJl";

    private const string NiubizSale = """
        {"header":{"ecoreTransactionUUID":"9e35aeb4-a733-4c1a-92a3-6565b07de71a","ecoreTransactionDate":1795228530000,"millis":500},
        "fulfillment":{"channel":"recurrent","merchantId":"900000001","countable":true,"signature":"b3d8670f-ee07-4f09-8469-42ff03fd55b5"},
        "order":{"purchaseNumber":"681343812751","externalTransactionId":"SC-1","amount":12.50,"currency":"PEN","authorizedAmount":12.50,"actionCode":"000","status":"Authorized","transactionDate":"261120050000","transactionId":"993193260481512"},
        "dataMap":{"STATUS":"Authorized","ACTION_CODE":"000","ACTION_DESCRIPTION":"Aprobado y completado con exito","CARD":"447411******2240","BRAND":"visa","CURRENCY":"0604","SIGNATURE":"b3d8670f-ee07-4f09-8469-42ff03fd55b5"}}
        """;

    /// <summary>No document tells its words for "too much": the sale is asked for after a refusal, and here it is one of today.</summary>
    public static readonly GatewayUnderTest Niubiz = new(
        "Niubiz",
        new GatewayAccount(GatewayType.Niubiz, GatewayMode.Test, new Secret(ApiSecret), MerchantId: "900000001", MerchantAccountId: "20900000001", PublicKey: "user@contoso.example"),
        "993193260481512")
    {
        Prelude = asked => asked.Contains("/api.security/") ? NiubizToken : asked.Contains("/retrieve/") ? NiubizSale : null,
        LookupPrelude = asked => asked.Contains("/api.security/") ? NiubizToken : null,
        Refunded = """{"errorCode":0,"errorMessage":"OK","data":{"CODERROR":"100","DSCERROR":"Registro satisfactorio","CODIGODEVOLUCION":"700123456"}}""",
        Voided = NiubizSale.Replace("\"Authorized\"", "\"Voided\""),
        Charged = NiubizSale.Replace("\"status\":\"Authorized\",", ""),
        Found = NiubizSale,
        Notifications = [("sale", """{"transactionId":"993193260481512","customer":"contact:7"}"""), ("sale", """{"transactionId":993193260481512}""")],
        Refusal = """{"errorCode":0,"errorMessage":"OK","data":{"CODERROR":"202","DSCERROR":"Denegada: sk_test_VerySecretKey4242, card 4111 1111 1111 1111."}}""",
        RefusalWhy = RefundDecline.NotSettledYet,
        Essential = ["errorCode", "CODERROR"],
        Numbers = ["errorCode"],
        TellsTheAmount = false,
        Currency = Currency.Of("PEN"),
    };
}
