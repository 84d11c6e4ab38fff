using System.Globalization;
using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Wompi;

/// <summary>transactions: charge a stored source, get, search; and what a customer does on the checkout page.</summary>
internal static class WompiCharges
{
    // The processors' limits, as others tell them; the lower one (1,500 pesos) would only be in the way here.
    private const long Most = 9_900_000_000;

    /// <summary>Every new transaction is told as PENDING; its end comes by an event, and stands in the books at once.</summary>
    public static WompiAnswer Create(WompiCall call)
    {
        var (reference, currency) = (call.Text("reference"), call.Text("currency"));
        if (call.Whole("amount_in_cents") is not { } amount || amount is < 1 or > Most) return WompiAnswer.Invalid("amount_in_cents", "El monto no está dentro de los límites permitidos");
        if (currency != "COP") return WompiAnswer.Invalid("currency", "La moneda no es válida");
        if (reference.Length is 0 or > 255) return WompiAnswer.Invalid("reference", "La referencia no es válida");
        if (!call.Text("customer_email").Contains('@', StringComparison.Ordinal)) return WompiAnswer.Invalid("customer_email", "No es un correo válido");
        if (call.Text("signature").Length == 0) return WompiAnswer.Invalid("signature", "Firma de integridad requerida no enviada");
        if (call.Text("signature") != WompiSignatures.Integrity(reference, amount, currency)) return WompiAnswer.Invalid("signature", "La firma es inválida");
        if (Used(call.Page, reference)) return WompiAnswer.Invalid("reference", "La referencia ya ha sido usada");
        if (call.Whole("payment_source_id") is not { } number || call.Page.Find<WompiSource>(number.ToString(CultureInfo.InvariantCulture)) is not { } source) return WompiAnswer.Invalid("payment_source_id", "La fuente de pago no existe");
        if (source.Voided) return WompiAnswer.Invalid("payment_source_id", "La fuente de pago no está disponible");
        if (source.Method.Type == WompiMethod.Card && call.Whole("payment_method.installments") is not (>= 1 and <= 36)) return WompiAnswer.Invalid("payment_method", "No se especificó el número de cuotas");
        var transaction = Book(call, reference, amount, source.Method, call.Text("customer_email"), source.Number);
        return WompiAnswer.Created(WompiJson.Transaction(transaction with { Status = WompiTransaction.Pending, StatusMessage = "" }));
    }

    public static WompiAnswer Get(WompiCall call) =>
        call.Page.Find<WompiTransaction>(call.Id) is { } transaction ? WompiAnswer.Ok(WompiJson.Transaction(transaction)) : WompiAnswer.Missing();

    /// <summary>By reference and days, newest first.</summary>
    public static WompiAnswer Search(WompiCall call)
    {
        var size = int.TryParse(call.Asked("page_size"), CultureInfo.InvariantCulture, out var asked) && asked is >= 1 and <= 200 ? asked : 50;
        var reference = call.Asked("reference");
        var hits = (reference.Length > 0 ? call.Page.WithReference<WompiTransaction>(reference) : call.Page.All<WompiTransaction>())
            .Where(it => call.Asked("status") is not { Length: > 0 } status || it.Status == status);
        return WompiAnswer.Ok(new JArray(hits.Take(size).Select(WompiJson.Transaction)));
    }

    /// <summary>Books a try to pay, and tells of it. On the checkout page several may have one reference; one of them is approved at most.</summary>
    public static WompiTransaction Book(WompiCall call, string reference, long amount, WompiMethod method, string email, int source = 0)
    {
        var (status, message, code) = Outcome(method, call.DeclineWith ?? WompiIssuing.Decline(call, reference, amount, source));
        var transaction = call.Page.Put(new WompiTransaction
        {
            Id = $"113879-{call.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}-{(10_000 + call.Page.Count<WompiTransaction>()).ToString(CultureInfo.InvariantCulture)}",
            MerchantReference = reference,
            AmountInCents = amount,
            Currency = "COP",
            Status = status,
            StatusMessage = message,
            ResponseCode = method.Type == WompiMethod.Card ? code : "",
            Method = method,
            SourceNumber = source,
            CustomerEmail = email,
            CreatedOn = call.Now,
        });
        call.Events.About(transaction);
        return transaction;
    }

    /// <summary>A reference is paid once.</summary>
    public static bool Used(Page page, string reference) => page.WithReference<WompiTransaction>(reference).Any();

    private static (string Status, string Message, string Code) Outcome(WompiMethod method, string? declineWith) => declineWith is not null
        ? (WompiTransaction.Declined, "La transacción fue rechazada", declineWith.Length > 0 ? declineWith : "05")
        : method.Outcome switch
        {
            WompiTransaction.Approved => (WompiTransaction.Approved, "", "00"),
            WompiTransaction.Declined => (WompiTransaction.Declined, "La transacción fue rechazada (Sandbox)", ""),
            _ => (WompiTransaction.Error, "La transacción tuvo un error (Sandbox)", ""),
        };
}
