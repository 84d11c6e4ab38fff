using System.Globalization;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PayPal;

/// <summary>Amounts as PayPal writes them: text in major units, two decimals, none for three currencies.</summary>
internal static class PayPalAmounts
{
    private const NumberStyles Plain = NumberStyles.AllowDecimalPoint;

    // Source: PayPal docs "Currency codes". HUF and TWD have two decimals in ISO 4217 and none here.
    private static readonly HashSet<string> NoDecimals = new(StringComparer.Ordinal) { "HUF", "JPY", "TWD" };

    /// <returns>The members currency_code and value; null when the amount is finer than PayPal takes it.</returns>
    public static Dictionary<string, object?>? Write(Money money)
    {
        var decimals = NoDecimals.Contains(money.Currency.Code) ? 0 : 2;
        if (decimal.Round(money.Amount, decimals) != money.Amount) return null;
        var value = money.Amount.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return new Dictionary<string, object?> { ["currency_code"] = money.Currency.Code, ["value"] = value };
    }

    /// <returns>Null when the value or the currency is missing, or is none.</returns>
    public static Money? Read(JsonValue money)
    {
        if (money["currency_code"].Text is not { Length: 3 } code || !code.All(letter => letter is >= 'A' and <= 'Z')) return null;
        if (!decimal.TryParse(money["value"].Text, Plain, CultureInfo.InvariantCulture, out var amount)) return null;
        var currency = Currency.Of(code);
        return Money.Fits(amount, currency) ? new Money(amount, currency) : null;
    }
}
