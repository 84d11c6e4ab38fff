using System.Globalization;
using CrmPayments.Emulator.Gateways.Faults;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PaymentsWay;

/// <summary>CrearPersona, ObtenerPersonaPorDocumento, TokenizarTarjetaCliente.</summary>
internal static class PaymentsWayPersons
{
    private const int First = 9_000;

    public static VendorAnswer Create(PaymentsWayCall call)
    {
        var (document, email) = (call.Text("identification"), call.Text("email"));
        if (document.Length == 0 || !email.Contains('@', StringComparison.Ordinal)) return PaymentsWayCall.Wrong(400, "Los datos de la persona no son válidos");
        if (call.Page.WithReference<PaymentsWayPerson>(document) is [var known, ..]) return PaymentsWayCall.Ok(PaymentsWayJson.Person(call.Page, known.Id));
        var id = (First + call.Page.All<PaymentsWayPerson>().Count).ToString(CultureInfo.InvariantCulture);
        var person = call.Page.Put(new PaymentsWayPerson(id, document, call.Text("firstname"), call.Text("lastname"), email));
        return PaymentsWayCall.Ok(PaymentsWayJson.Person(call.Page, person.Id));
    }

    public static VendorAnswer Find(PaymentsWayCall call)
    {
        if (call.Page.WithReference<PaymentsWayPerson>(call.Text("nroDocumento")) is not [var person, ..]) return PaymentsWayCall.Wrong(404, "La persona no existe");
        var told = PaymentsWayJson.Person(call.Page, person.Id);
        told["tarjetasguardadas"] = new JArray(call.Page.OwnedBy<PaymentsWayCard>(person.Id).Select(PaymentsWayJson.Card));
        return PaymentsWayCall.Ok(told);
    }

    /// <summary>A card is entered for a transaction, whose person keeps it.</summary>
    public static VendorAnswer Store(PaymentsWayCall call)
    {
        if (call.Page.Find<PaymentsWayTransaction>(call.Text("idtransaction")) is not { } transaction) return PaymentsWayCall.Wrong(404, "La transacción no existe");
        var number = call.Text("card_pan");
        if (number.Length is < 13 or > 19 || !number.All(char.IsAsciiDigit) || !HasCheckDigit(number)) return PaymentsWayCall.Wrong(400, "El número de la tarjeta no es válido");
        if (call.Text("card_cvv").Length is < 3 or > 4 || call.Text("card_holder").Length == 0) return PaymentsWayCall.Wrong(400, "Los datos de la tarjeta no son válidos");
        var brand = number[0] switch { '4' => "VISA", '5' or '2' => "MASTERCARD", '3' => "AMEX", _ => "OTHER" };
        var card = call.Page.Put(new PaymentsWayCard(Guid.NewGuid().ToString(), transaction.PersonId, call.Text("card_holder"), brand, number[^4..], PaymentsWayCard.CauseOf(number)));
        return PaymentsWayCall.Ok(PaymentsWayJson.Card(card));
    }

    private static bool HasCheckDigit(string number) => number.Reverse().Select((digit, place) => (digit - '0') * (1 + (place % 2))).Sum(value => (value / 10) + (value % 10)) % 10 == 0;
}
