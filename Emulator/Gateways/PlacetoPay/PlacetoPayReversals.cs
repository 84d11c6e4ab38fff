using System.Globalization;
using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PlacetoPay;

/// <summary>transaction with the action reverse: all of an approved payment, or a part of a settled one.</summary>
internal static class PlacetoPayReversals
{
    public static PlacetoPayAnswer Run(PlacetoPayCall call)
    {
        if (call.Text("action") != "reverse") return call.Failed(400, "action_not_allowed", "The action is not allowed");
        var id = call.Body["internalReference"] is JValue { Type: JTokenType.Integer } number ? number.ToString(CultureInfo.InvariantCulture) : call.Text("internalReference");
        if (call.Page.Find<PlacetoPayPayment>(id) is not { Reverses.Length: 0 } payment) return call.Failed(404, "NF", "The transaction does not exist");
        if (payment.Status != PlacetoPaySession.Approved) return call.Failed(400, "request_not_valid", "The transaction is not approved");
        var left = payment.Amount - call.Page.WithReference<PlacetoPayPayment>(id).Sum(it => it.Amount);
        if (left == 0m) return call.Failed(400, "transaction_request_error", "Transaction already refunded");
        var amount = call.Body["amount"] is null ? left : call.Number("amount.total") ?? 0m;
        if (call.Body["amount"] is not null && call.Text("amount.currency") != payment.Currency) return call.Failed(400, "request_not_valid", "The currency is not the payment's");
        if (amount <= 0m) return call.Failed(400, "request_not_valid", "The total must be above zero");
        if (amount > left) return call.Failed(200, "N6", "The total of refunds exceeds the payment");
        if (amount < payment.Amount && !payment.Settled) return call.Failed(400, "transaction_request_error", "Partial refunds are not possible before the settlement");
        if (call.DeclineWith is { } code) return call.Failed(200, code.Length > 0 ? code : "05", "Rechazada");
        return Book(call, payment, amount);
    }

    /// <summary>Runs the settlement.</summary>
    public static void Settle(Page page, IReadOnlyList<string> sessionIds)
    {
        foreach (var payment in page.All<PlacetoPayPayment>().Where(it => it is { Reverses.Length: 0, Status: PlacetoPaySession.Approved, Settled: false } && (sessionIds.Count == 0 || sessionIds.Contains(it.SessionId))))
            page.Put(payment with { Settled = true });
    }

    private static PlacetoPayAnswer Book(PlacetoPayCall call, PlacetoPayPayment payment, decimal amount)
    {
        var reversal = call.Page.Put(payment with { Id = PlacetoPaySessions.NextReference(call.Page), Amount = amount, Reverses = payment.Id, Reason = "00", CreatedOn = call.Now });
        var session = call.Page.Find<PlacetoPaySession>(payment.SessionId)!;
        return PlacetoPayAnswer.Ok(new JObject { ["status"] = PlacetoPayJson.Status("APPROVED", "00", "Aprobada", call.Now), ["payment"] = PlacetoPayJson.Payment(call.Page, session, reversal) });
    }
}
