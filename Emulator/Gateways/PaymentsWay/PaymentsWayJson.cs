using System.Globalization;
using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PaymentsWay;

/// <summary>Entries of the books as the vendor writes them.</summary>
internal static class PaymentsWayJson
{
    public static JObject Transaction(Page page, PaymentsWayTransaction transaction) => new()
    {
        ["id"] = transaction.Id,
        ["amount"] = (long)transaction.Amount,
        ["externalorder"] = transaction.ExternalOrder,
        ["idstatus"] = State(transaction.State),
        ["idperson"] = Person(page, transaction.PersonId),
        ["idform"] = PaymentsWayCredentials.Form,
        ["currencycode"] = "COP",
        ["additionalData"] = transaction.AdditionalData,
        ["paymentmethod"] = Method(),
        ["paymentedat"] = transaction.PaidOn is { } paid ? Time(paid) : null,
        ["innerexception"] = transaction.Cause.Length > 0 ? new JObject { ["causal"] = transaction.Cause } : null,
    };

    /// <summary>A notice, which spells the amount in its own way, without its checksum.</summary>
    public static JObject Notice(Page page, PaymentsWayTransaction transaction) => new()
    {
        ["id"] = transaction.Id,
        ["ammount"] = (long)transaction.Amount,
        ["externalorder"] = transaction.ExternalOrder,
        ["idstatus"] = State(transaction.State),
        ["idperson"] = new JObject { ["identification"] = page.Find<PaymentsWayPerson>(transaction.PersonId)?.Document },
        ["paymentmethod"] = Method(),
        ["idmerchant"] = PaymentsWayCredentials.Merchant,
        ["innerexception"] = transaction.Cause.Length > 0 ? new JObject { ["causal"] = transaction.Cause } : null,
    };

    public static JObject State(int state) => new() { ["id"] = state, ["nombre"] = PaymentsWayStates.Names[state] };

    public static JObject Person(Page page, string id) => page.Find<PaymentsWayPerson>(id) is not { } person ? [] : new JObject
    {
        ["id"] = person.Id,
        ["firstname"] = person.FirstName,
        ["lastname"] = person.LastName,
        ["identification"] = person.Document,
        ["email"] = person.Email,
    };

    public static JObject Card(PaymentsWayCard card) => new()
    {
        ["uuidPl"] = card.Id,
        ["brand"] = card.Brand,
        ["last4"] = card.LastFour,
        ["holder"] = card.Holder,
        ["isSaved"] = true,
        ["status"] = true,
    };

    private static JObject Method() => new() { ["id"] = 1, ["nombre"] = "Tarjeta de crédito" };

    // Colombia's time, without a zone.
    private static string Time(DateTimeOffset time) => time.ToOffset(TimeSpan.FromHours(-5)).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
