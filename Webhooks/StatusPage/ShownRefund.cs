using CrmPayments.Core;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Refunds;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Webhooks.StatusPage;

/// <summary>All that the status page knows of a refund: nothing of the customer.</summary>
/// <param name="Link">What the token stands for.</param>
/// <param name="ExpectedOn">A date; null: not known, or no longer expected.</param>
/// <param name="TraceNumber">May be empty.</param>
internal sealed record ShownRefund(StatusLink Link, RefundStatus Status, bool CameBack, Money Amount, DateTime? ExpectedOn, string TraceNumber)
{
    /// <summary>For $select, with the currency.</summary>
    public const string Columns = "cpay_status,cpay_bouncedon,cpay_amount,cpay_expectedon,cpay_tracenumber&$expand=transactioncurrencyid($select=isocurrencycode,currencyprecision)";

    /// <exception cref="DataverseUnavailableException">The row is not what this version knows.</exception>
    public static ShownRefund Of(StatusLink link, JObject row)
    {
        if ((int?)row["cpay_status"] is not { } status || (decimal?)row["cpay_amount"] is not { } amount || row["transactioncurrencyid"] is not JObject currency)
            throw new DataverseUnavailableException("The refund of a status page has no status, amount or currency.", null, null);
        var cameBack = row["cpay_bouncedon"] is { Type: not JTokenType.Null };
        var expected = !cameBack && (RefundStatus)status is RefundStatus.Processing or RefundStatus.Succeeded;
        return new(link, (RefundStatus)status, cameBack, MoneyOf(amount, currency), expected ? (DateTime?)row["cpay_expectedon"] : null, (string?)row["cpay_tracenumber"] ?? "");
    }

    private static Money MoneyOf(decimal amount, JObject row)
    {
        var currency = new Currency((string?)row["isocurrencycode"] ?? "", (int?)row["currencyprecision"] ?? 2);
        return new Money(decimal.Round(amount, currency.Decimals), currency);
    }
}
