namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>Merchant accounts decide the currency: there is one named simulator_xxx for each currency here; the default is simulator_usd.</summary>
public static class BraintreeMerchantAccounts
{
    public const string Default = "simulator_usd";

    private const string Prefix = "simulator_";

    private static readonly HashSet<string> Currencies = new(StringComparer.Ordinal)
    {
        "ARS", "AUD", "BHD", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "INR", "ISK", "JPY",
        "KRW", "KWD", "KZT", "MXN", "NOK", "NZD", "PEN", "PLN", "PYG", "RON", "RUB", "SEK", "SGD", "THB", "TND", "TRY", "USD", "UYU", "VND", "ZAR",
    };

    // Braintree's own lists: amounts without a fraction, and amounts with three decimals.
    private static readonly HashSet<string> NoDecimals = new(StringComparer.Ordinal) { "CLP", "ISK", "JPY", "KRW", "PYG", "VND" };
    private static readonly HashSet<string> ThreeDecimals = new(StringComparer.Ordinal) { "BHD", "KWD", "TND" };

    /// <returns>Three capital letters, or null when there is no such merchant account.</returns>
    public static string? CurrencyOf(string merchantAccountId)
    {
        if (!merchantAccountId.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var currency = merchantAccountId[Prefix.Length..].ToUpperInvariant();
        return Currencies.Contains(currency) ? currency : null;
    }

    public static int Decimals(string currency) => NoDecimals.Contains(currency) ? 0 : ThreeDecimals.Contains(currency) ? 3 : 2;
}
