namespace CrmPayments.Core.Gateways.Wompi;

/// <summary>Amounts as Wompi sends them: whole hundredths, of the Colombian peso too.</summary>
internal static class WompiAmounts
{
    /// <returns>Null when the amount is finer than Wompi takes it, or too large.</returns>
    public static long? ToCents(Money money)
    {
        var cents = money.Amount * 100m;
        return cents == decimal.Truncate(cents) && cents <= 999_999_999_999m ? (long)cents : null;
    }

    /// <returns>Null when one of them is missing or is no amount.</returns>
    public static Money? FromCents(long? cents, string? currencyCode)
    {
        if (cents is not (> 0 and <= 999_999_999_999) || currencyCode is not { Length: 3 } || !currencyCode.All(letter => letter is >= 'A' and <= 'Z')) return null;
        var currency = Currency.Of(currencyCode);
        return Money.Fits(cents.Value / 100m, currency) ? new Money(cents.Value / 100m, currency) : null;
    }
}
