using CrmPayments.Core.Gateways;

namespace CrmPayments.Tests.Core.Gateways;

public sealed partial record GatewayUnderTest
{
    private const string PlacetoPayReversal = """
        {"status":{"status":"APPROVED","reason":"00","message":"Aprobada","date":"2026-11-20T04:00:00-05:00"},"payment":{"status":{"status":"APPROVED","reason":"00","message":"","date":"2026-11-20T04:00:00-05:00"},
        "internalReference":1460218999,"reference":"SC-1","amount":{"from":{"currency":"EUR","total":12.50},"factor":1},"refunded":false}}
        """;

    private const string PlacetoPaySession = """
        {"requestId":814,"status":{"status":"APPROVED","reason":"00","message":"","date":"2026-11-20T03:59:00-05:00"},"request":{"payer":{"email":"ada@example.com"},"payment":{"reference":"SC-1","description":"SC-1","amount":{"currency":"EUR","total":12.50}}},
        "payment":[{"status":{"status":"APPROVED","reason":"00","message":"","date":"2026-11-20T03:59:00-05:00"},"internalReference":1460218945,"reference":"SC-1","paymentMethod":"visa","paymentMethodName":"Visa",
        "amount":{"from":{"currency":"EUR","total":12.50},"factor":1},"refunded":false,"processorFields":[{"keyword":"lastDigits","value":"****1111","displayOn":"none"}]}],"subscription":null}
        """;

    /// <summary>Its payment is asked for before it is reversed.</summary>
    public static readonly GatewayUnderTest PlacetoPay = new(
        "PlacetoPay", new GatewayAccount(GatewayType.PlacetoPay, GatewayMode.Test, new Secret(ApiSecret), PublicKey: "login1"), "814")
    {
        Prelude = asked => asked.Contains("/api/session/814 ", StringComparison.Ordinal) ? PlacetoPaySession : null,
        LookupPrelude = _ => null,
        Refunded = PlacetoPayReversal,
        Voided = PlacetoPayReversal,
        Charged = PlacetoPaySession,
        Found = PlacetoPaySession,
        Notifications =
        [
            ("session", """{"status":{"status":"APPROVED","reason":"00","message":"","date":"2026-11-20T04:00:00-05:00"},"requestId":814,"reference":"SC-1","signature":"sha256:00"}"""),
            ("session", """{"status":{"status":"REJECTED","reason":"05","message":"","date":"2026-11-20T04:00:00-05:00"},"requestId":"815","reference":"SC-2","signature":"sha256:00"}"""),
        ],
        Refusal = """{"status":{"status":"FAILED","reason":"N6","message":"Too much, sk_test_VerySecretKey4242, card 4111 1111 1111 1111","date":"2026-11-20T04:00:00-05:00"}}""",
        Link = _ => """{"status":{"status":"OK","reason":"PC","message":"","date":"2026-11-20T04:00:00-05:00"},"requestId":900,"processUrl":"https://checkout-test.placetopay.com/session/900/abc"}""",
        LinkRepeatsTheOrder = false,
        Essential = ["status", "currency", "total"],
        Numbers = ["total"],
    };
}
