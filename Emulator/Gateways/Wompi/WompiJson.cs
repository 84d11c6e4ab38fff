using System.Globalization;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Wompi;

/// <summary>Entries of the books as the vendor writes them.</summary>
internal static class WompiJson
{
    public static JObject Transaction(WompiTransaction transaction)
    {
        var final = transaction.Status != WompiTransaction.Pending;
        return new JObject
        {
            ["id"] = transaction.Id,
            ["created_at"] = Time(transaction.CreatedOn),
            ["finalized_at"] = final ? Time(transaction.CreatedOn) : null,
            ["amount_in_cents"] = transaction.AmountInCents,
            ["reference"] = transaction.MerchantReference,
            ["customer_email"] = transaction.CustomerEmail,
            ["currency"] = transaction.Currency,
            ["payment_method_type"] = transaction.Method.Type,
            ["payment_method"] = Method(transaction),
            ["status"] = transaction.Status,
            ["status_message"] = transaction.StatusMessage.Length > 0 ? transaction.StatusMessage : null,
            ["payment_source_id"] = transaction.SourceNumber > 0 ? transaction.SourceNumber : null,
            ["payment_link_id"] = null,
            ["redirect_url"] = null,
        };
    }

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static JObject Method(WompiTransaction transaction)
    {
        var method = transaction.Method;
        if (method.Type != WompiMethod.Card) return new JObject { ["type"] = method.Type, ["phone_number"] = "300000" + method.LastFour };
        var extra = new JObject { ["bin"] = method.Bin, ["brand"] = method.Brand, ["last_four"] = method.LastFour, ["exp_month"] = method.ExpiryMonth, ["exp_year"] = method.ExpiryYear, ["is_three_ds"] = false };
        if (transaction.Status == WompiTransaction.Pending) return new JObject { ["type"] = method.Type, ["extra"] = extra, ["installments"] = 1 };
        if (transaction.ResponseCode.Length > 0) extra["processor_response_code"] = transaction.ResponseCode;
        return new JObject { ["type"] = method.Type, ["extra"] = extra, ["installments"] = 1 };
    }
}
