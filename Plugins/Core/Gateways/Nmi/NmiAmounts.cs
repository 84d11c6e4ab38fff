using System.Globalization;

namespace CrmPayments.Core.Gateways.Nmi;

/// <summary>Amounts as NMI writes them: major units with two decimals, in every currency ("x.xx" in its documents).</summary>
internal static class NmiAmounts
{
    /// <returns>Null when the amount is finer than that.</returns>
    public static string? ToWire(Money money) =>
        decimal.Round(money.Amount, 2) == money.Amount ? money.Amount.ToString("F2", CultureInfo.InvariantCulture) : null;

    /// <param name="text">May have a sign: refunds are listed as negative amounts, or not.</param>
    /// <param name="currencyCode">Three capital letters.</param>
    /// <returns>Above zero; null when one of them is missing, unreadable, zero, or finer than the currency.</returns>
    public static Money? FromWire(string text, string currencyCode)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var signed) || signed == 0m) return null;
        if (currencyCode.Length != 3 || !currencyCode.All(letter => letter is >= 'A' and <= 'Z')) return null;
        var currency = Currency.Of(currencyCode);
        return Money.Fits(signed, currency) ? new Money(Math.Abs(signed), currency) : null;
    }
}
