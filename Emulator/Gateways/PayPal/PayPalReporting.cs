using System.Globalization;
using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>Transaction search: a report of at most 31 days. It is never late here, unlike the vendor's.</summary>
internal static class PayPalReporting
{
    public static PayPalAnswer Transactions(PayPalCall call)
    {
        if (Time(call.Asked("start_date")) is not { } start || Time(call.Asked("end_date")) is not { } end) return PayPalAnswer.Invalid("INVALID_PARAMETER_SYNTAX", "start_date");
        if (end <= start || end - start > TimeSpan.FromDays(31)) return PayPalAnswer.Invalid("INVALID_DATE_RANGE", "end_date");
        var size = int.TryParse(call.Asked("page_size"), CultureInfo.InvariantCulture, out var asked) && asked is >= 1 and <= 500 ? asked : 100;
        var page = int.TryParse(call.Asked("page"), CultureInfo.InvariantCulture, out var number) && number >= 1 ? number : 1;
        // Times in the query have whole seconds; what happened within the last of them belongs to it.
        var rows = Rows(call.Page).Where(row => row.On >= start && row.On < end.AddSeconds(1)).OrderBy(row => row.On).ToList();
        return PayPalAnswer.Ok(new JObject
        {
            ["transaction_details"] = new JArray(rows.Skip((page - 1) * size).Take(size).Select(row => new JObject { ["transaction_info"] = row.Info })),
            ["start_date"] = PayPalJson.Time(start),
            ["end_date"] = PayPalJson.Time(end),
            ["page"] = page,
            ["total_items"] = rows.Count,
            ["total_pages"] = Math.Max(1, (rows.Count + size - 1) / size),
        });
    }

    private static IEnumerable<(DateTimeOffset On, JObject Info)> Rows(Page page) =>
        page.All<PayPalCapture>().Where(capture => capture.Status != PayPalCapture.Declined)
            .Select(capture => (capture.CreatedOn, Info("T0006", capture.Id, capture.Amount, capture.Currency, capture.InvoiceId, capture.CustomId, capture.CreatedOn)))
            .Concat(page.All<PayPalRefund>().Select(refund => (refund.CreatedOn, Info("T1107", refund.Id, -refund.Amount, refund.Currency, refund.InvoiceId, refund.CustomId, refund.CreatedOn))));

    private static JObject Info(string code, string id, decimal amount, string currency, string invoiceId, string customId, DateTimeOffset on)
    {
        var info = new JObject { ["transaction_id"] = id, ["transaction_event_code"] = code, ["transaction_initiation_date"] = PayPalJson.Time(on), ["transaction_amount"] = PayPalMoney.Write(amount, currency), ["transaction_status"] = "S" };
        if (invoiceId.Length > 0) info["invoice_id"] = invoiceId;
        if (customId.Length > 0) info["custom_field"] = customId;
        return info;
    }

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
