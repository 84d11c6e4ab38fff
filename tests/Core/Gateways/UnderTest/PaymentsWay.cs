using CrmPayments.Core;
using CrmPayments.Core.Gateways;

namespace CrmPayments.Tests.Core.Gateways;

public sealed partial record GatewayUnderTest
{
    private const string PaymentsWayCreated =
        """{"id":"40037","amount":1250,"externalorder":"SC-1","idstatus":{"id":1,"nombre":"Creada"},"idperson":{"id":"9001"},"idform":"622","currencycode":"COP","additionalData":"contact:7"}""";

    private const string PaymentsWayPaid =
        """{"id":"40037","amount":1250,"externalorder":"SC-1","idstatus":{"id":34,"nombre":"Exitosa"},"idperson":{"id":"9001","email":"ada@example.com"},"currencycode":"COP","additionalData":"contact:7","paymentmethod":{"id":1,"nombre":"Tarjeta de crédito"},"paymentedat":"2026-11-20T03:30:00"}""";

    /// <summary>Nothing goes back through its interface. Before the money it is asked for a transaction and an order; after a refusal, how the transaction stands.</summary>
    public static readonly GatewayUnderTest PaymentsWay = new(
        "Payments Way", new GatewayAccount(GatewayType.PaymentsWay, GatewayMode.Test, new Secret(ApiSecret), MerchantId: "698", MerchantAccountId: "622:15"), "40037")
    {
        Currency = Currency.Of("COP"),
        Amount = 1250m,
        MethodToken = "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        Prelude = asked => asked.Contains("/CrearTransaccion ", StringComparison.Ordinal) ? $$"""{"status":true,"data":{{PaymentsWayCreated}}}"""
            : asked.Contains("/CrearOrdenTcCliente ", StringComparison.Ordinal) ? """{"message":"OK","code":200,"order":{"uuid":"6f9619ff-8b86-d011-b42d-00cf4fc964ff","status":"CREATED"},"client":{"uuid":"9001"}}"""
            : asked.Contains("/ObtenerTransaccion?", StringComparison.Ordinal) ? PaymentsWayCreated
            : null,
        LookupPrelude = _ => null,
        Refunded = "{}",
        Voided = "{}",
        Charged = PaymentsWayPaid,
        Found = PaymentsWayPaid,
        Notifications =
        [
            ("transaction.34", """{"id":"40037","ammount":1250,"externalorder":"SC-1","idstatus":{"id":34,"nombre":"Exitosa"},"idperson":{"identification":"1010"},"paymentmethod":{"id":1,"nombre":"Tarjeta"},"idmerchant":"698","checksum":"00"}"""),
            ("transaction.39", """{"id":"40037","ammount":1250,"externalorder":"SC-1","idstatus":{"id":39,"nombre":"Reembolsada"},"idmerchant":"698","checksum":"00"}"""),
        ],
        Refusal = """{"message":"La tarjeta no existe sk_test_VerySecretKey4242, 4111 1111 1111 1111"}""",
        RefusalStatus = 404,
        Essential = ["id", "amount", "externalorder"],
        Numbers = ["amount"],
    };
}
