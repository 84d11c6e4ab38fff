namespace CrmPayments.Core.Gateways.Stripe;

/// <summary>Amounts as Stripe sends them: whole numbers of a smallest unit that for a few currencies is not ISO 4217's.</summary>
internal static class StripeAmounts
{
    // Source: Stripe docs "Supported currencies". ISK and UGX are sent with two decimals although they have none.
    private static readonly HashSet<string> NoDecimals = new(StringComparer.Ordinal)
    { "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF" };

    private static readonly HashSet<string> ThreeDecimals = new(StringComparer.Ordinal) { "BHD", "JOD", "KWD", "OMR", "TND" };

    /// <returns>Null when the amount is finer than Stripe takes it, or too large.</returns>
    public static long? ToUnits(Money money)
    {
        var units = money.Amount * Factor(money.Currency.Code);
        return units == decimal.Truncate(units) && Math.Abs(units) <= 999_999_999_999m ? (long)units : null;
    }

    /// <returns>Null when one of them is missing or is no amount.</returns>
    public static Money? FromUnits(long? units, string? currencyCode)
    {
        if (units is not { } whole || currencyCode is not { Length: 3 } || !currencyCode.All(letter => letter is >= 'a' and <= 'z')) return null;
        var currency = Currency.Of(currencyCode);
        var amount = whole / Factor(currency.Code);
        return Money.Fits(amount, currency) ? new Money(amount, currency) : null;
    }

    private static decimal Factor(string code) => NoDecimals.Contains(code) ? 1m : ThreeDecimals.Contains(code) ? 1_000m : 100m;
}
