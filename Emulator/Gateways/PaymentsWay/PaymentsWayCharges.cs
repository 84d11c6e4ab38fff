using System.Globalization;
using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PaymentsWay;

/// <summary>CrearTransaccion, CrearOrdenTcCliente, EjecutarOrdenTcCliente, and the look-ups.</summary>
internal static class PaymentsWayCharges
{
    private const int First = 40_000;

    private const decimal Most = 99_000_000m;

    public static VendorAnswer Create(PaymentsWayCall call)
    {
        var reference = call.Text("external_order");
        if (!call.IsOfThisShop) return PaymentsWayCall.No("El botón de pago o la terminal no existe");
        if (!decimal.TryParse(call.Text("amount"), NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount is < 1m or > Most || call.Text("currencycode") != "COP") return PaymentsWayCall.No("El monto no es válido");
        if (call.Page.Find<PaymentsWayPerson>(call.Text("idperson")) is not { } person) return PaymentsWayCall.No("La persona no existe");
        if (reference.Length is 0 or > 100 || call.Page.WithReference<PaymentsWayTransaction>(reference).Count > 0) return PaymentsWayCall.No("El external_order ya fue utilizado");
        var id = (First + call.Page.All<PaymentsWayTransaction>().Count).ToString(CultureInfo.InvariantCulture);
        var transaction = call.Page.Put(new PaymentsWayTransaction { Id = id, ExternalOrder = reference, Amount = amount, PersonId = person.Id, AdditionalData = call.Text("additionalData"), State = PaymentsWayStates.Created });
        return PaymentsWayCall.Ok(new JObject { ["status"] = true, ["data"] = PaymentsWayJson.Transaction(call.Page, transaction) });
    }

    public static VendorAnswer Order(PaymentsWayCall call)
    {
        if (!call.IsOfThisShop || call.Page.Find<PaymentsWayTransaction>(call.Text("reference")) is not { } transaction) return PaymentsWayCall.Ok(new JObject { ["message"] = "La transacción no existe", ["code"] = 404 });
        var order = call.Page.Put(new PaymentsWayOrder(Guid.NewGuid().ToString(), transaction.Id));
        return PaymentsWayCall.Ok(new JObject { ["message"] = "OK", ["code"] = 200, ["order"] = new JObject { ["uuid"] = order.Id, ["status"] = "CREATED" }, ["client"] = new JObject { ["uuid"] = transaction.PersonId } });
    }

    /// <summary>Takes the money, once.</summary>
    public static VendorAnswer Execute(PaymentsWayCall call)
    {
        if (call.Page.Find<PaymentsWayOrder>(call.Text("order_uuid")) is not { } order || order.TransactionId != call.Text("idtransaction")) return PaymentsWayCall.Wrong(404, "La orden no existe");
        var transaction = call.Page.Find<PaymentsWayTransaction>(order.TransactionId)!;
        if (call.Page.Find<PaymentsWayCard>(call.Text("card_uuid")) is not { } card || card.PersonId != transaction.PersonId) return PaymentsWayCall.Wrong(404, "La tarjeta no existe");
        if (transaction.State != PaymentsWayStates.Created) return PaymentsWayCall.Wrong(409, "La transacción ya fue procesada");
        return PaymentsWayCall.Ok(PaymentsWayJson.Transaction(call.Page, Book(call, transaction, call.DeclineWith is { } cause ? cause.Length > 0 ? cause : "Transacción rechazada por la entidad" : card.Cause)));
    }

    public static VendorAnswer Get(PaymentsWayCall call) => Told(call.Page, call.Page.Find<PaymentsWayTransaction>(call.Asked("id")));

    public static VendorAnswer Find(PaymentsWayCall call) => Told(call.Page, call.Page.WithReference<PaymentsWayTransaction>(call.Asked("external_order")) is [var newest, ..] ? newest : null);

    public static VendorAnswer States() => PaymentsWayCall.Ok(new JArray(PaymentsWayStates.Names.Keys.Select(PaymentsWayJson.State)));

    /// <summary>Whether a pending charge ends well or not.</summary>
    /// <returns>The ids of those that ended.</returns>
    public static IReadOnlyList<string> Finish(Page page, PaymentsWayEvents events, bool good, DateTimeOffset now)
    {
        var open = page.All<PaymentsWayTransaction>().Where(transaction => transaction.State == PaymentsWayStates.Pending).ToList();
        foreach (var transaction in open) Put(page, events, transaction with { State = good ? PaymentsWayStates.Succeeded : PaymentsWayStates.Failed, Cause = good ? "" : "Transacción rechazada por la entidad", PaidOn = good ? now : null });
        return [.. open.Select(transaction => transaction.Id)];
    }

    /// <summary>What a person does in the merchant's console: the whole charge goes back.</summary>
    /// <exception cref="FormatException">There is no such charge, or no money in it.</exception>
    public static PaymentsWayTransaction GiveBack(Page page, PaymentsWayEvents events, string id) => page.Find<PaymentsWayTransaction>(id) is { State: PaymentsWayStates.Succeeded } paid
        ? Put(page, events, paid with { State = PaymentsWayStates.GivenBack })
        : throw new FormatException($"There is no successful transaction '{id}' in the books.");

    private static PaymentsWayTransaction Book(PaymentsWayCall call, PaymentsWayTransaction transaction, string cause) => Put(call.Page, call.Events, cause switch
    {
        "" => transaction with { State = PaymentsWayStates.Succeeded, PaidOn = call.Now },
        "35" => transaction with { State = PaymentsWayStates.Pending },
        _ => transaction with { State = PaymentsWayStates.Failed, Cause = cause },
    });

    private static PaymentsWayTransaction Put(Page page, PaymentsWayEvents events, PaymentsWayTransaction transaction)
    {
        page.Put(transaction);
        events.About(transaction);
        return transaction;
    }

    private static VendorAnswer Told(Page page, PaymentsWayTransaction? transaction) =>
        transaction is null ? PaymentsWayCall.Wrong(404, "La transacción no existe") : PaymentsWayCall.Ok(PaymentsWayJson.Transaction(page, transaction));
}
