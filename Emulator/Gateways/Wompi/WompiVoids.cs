using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Wompi;

/// <summary>transactions/{id}/void: an approved card transaction, whole, on its day.</summary>
internal static class WompiVoids
{
    private static readonly TimeSpan Bogota = TimeSpan.FromHours(-5);

    public static WompiAnswer Create(WompiCall call)
    {
        if (call.Page.Find<WompiTransaction>(call.Id) is not { } transaction) return WompiAnswer.Missing();
        if (transaction.Status != WompiTransaction.Approved) return WompiAnswer.Invalid("transaction_id", "La transacción no está aprobada");
        if (transaction.Method.Type != WompiMethod.Card) return WompiAnswer.Invalid("transaction_id", "Solo se pueden anular transacciones con tarjeta");
        if (DayOf(transaction.CreatedOn) != DayOf(call.Now)) return Answer(transaction, WompiTransaction.Error, "Original no Encontrado");
        if (call.DeclineWith is not null) return Answer(transaction, WompiTransaction.Declined, "Anulación rechazada");
        var voided = call.Page.Put(transaction with { Status = WompiTransaction.Voided });
        call.Page.Put(new WompiVoid("void-" + transaction.Id, transaction.Id, WompiTransaction.Approved));
        call.Events.About(voided);
        return Answer(voided, WompiTransaction.Approved, "");
    }

    private static WompiAnswer Answer(WompiTransaction transaction, string status, string message) => WompiAnswer.Created(new JObject
    {
        ["status"] = status,
        ["status_message"] = message.Length > 0 ? message : null,
        ["transaction"] = WompiJson.Transaction(transaction),
    });

    private static DateTime DayOf(DateTimeOffset time) => time.ToOffset(Bogota).Date;
}
