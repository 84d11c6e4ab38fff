using System.Globalization;
using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PlacetoPay;

/// <summary>Entries of the books as the vendor writes them.</summary>
internal static class PlacetoPayJson
{
    private static readonly TimeSpan Bogota = TimeSpan.FromHours(-5);

    public static JObject Session(Page page, PlacetoPaySession session, DateTimeOffset now)
    {
        var expired = session.Status == PlacetoPaySession.Pending && session.ExpiresOn is { } end && now >= end && !Tries(page, session).Any(it => it.Status == PlacetoPaySession.Pending);
        var (status, reason) = expired ? (PlacetoPaySession.Rejected, "EX") : (session.Status, session.Reason);
        var tries = Tries(page, session).Select(it => Payment(page, session, it)).ToList();
        var body = new JObject
        {
            ["requestId"] = long.Parse(session.Id, CultureInfo.InvariantCulture),
            ["status"] = Status(status, reason, "", now),
            ["request"] = Request(session),
            ["payment"] = tries.Count > 0 ? new JArray(tries) : null,
            ["subscription"] = null,
        };
        if (session.Token.Length > 0)
            body["subscription"] = new JObject { ["type"] = "token", ["status"] = Status("OK", "00", "", now), ["instrument"] = new JArray(Pair("token", session.Token), Pair("franchise", "visa"), Pair("lastDigits", page.Find<PlacetoPayStored>(session.Token)!.Number[^4..])) };
        return body;
    }

    public static JObject Payment(Page page, PlacetoPaySession session, PlacetoPayPayment payment)
    {
        var amount = new JObject { ["currency"] = payment.Currency, ["total"] = payment.Amount };
        return new JObject
        {
            ["status"] = Status(payment.Status, payment.Reason, payment.Message, payment.CreatedOn),
            ["internalReference"] = long.Parse(payment.Id, CultureInfo.InvariantCulture),
            ["reference"] = session.MerchantReference,
            ["paymentMethod"] = "visa",
            ["paymentMethodName"] = "Visa",
            ["issuerName"] = "SIMULATOR BANK",
            ["amount"] = new JObject { ["from"] = amount, ["to"] = amount.DeepClone(), ["factor"] = 1 },
            ["authorization"] = payment.Status == PlacetoPaySession.Approved ? "000000" : null,
            ["receipt"] = payment.Id,
            ["franchise"] = "ID_VS",
            ["refunded"] = page.WithReference<PlacetoPayPayment>(payment.Id).Any(it => it.Reverses == payment.Id),
            ["processorFields"] = new JArray(Pair("lastDigits", "****" + payment.LastDigits)),
        };
    }

    public static JObject Status(string status, JToken reason, string message, DateTimeOffset time) => new() { ["status"] = status, ["reason"] = reason, ["message"] = message, ["date"] = Time(time) };

    public static string Time(DateTimeOffset time) => time.ToOffset(Bogota).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static IReadOnlyList<PlacetoPayPayment> Tries(Page page, PlacetoPaySession session) => [.. page.OwnedBy<PlacetoPayPayment>(session.Id).Where(it => it.Reverses.Length == 0)];

    private static JObject Request(PlacetoPaySession session)
    {
        var request = new JObject { ["locale"] = "es_CO", ["payer"] = new JObject { ["email"] = session.Email }, ["returnUrl"] = session.ReturnUrl };
        if (session.ExpiresOn is { } end) request["expiration"] = Time(end);
        if (session.IsSubscription) request["subscription"] = new JObject { ["reference"] = session.MerchantReference };
        else request["payment"] = new JObject { ["reference"] = session.MerchantReference, ["description"] = session.Description, ["amount"] = new JObject { ["currency"] = session.Currency, ["total"] = session.Amount } };
        return request;
    }

    private static JObject Pair(string keyword, string value) => new() { ["keyword"] = keyword, ["value"] = value, ["displayOn"] = "none" };
}
