namespace CrmPayments.Plugins.Platform;

/// <summary>transactioncurrency: the platform's own table.</summary>
internal static class CurrencyTable
{
    public const string Name = "transactioncurrency";
    public const string Id = "transactioncurrencyid";
    public const string Code = "isocurrencycode";
    public const string Precision = "currencyprecision";

    /// <summary>How much of it one unit of the base currency is.</summary>
    public const string ExchangeRate = "exchangerate";

    /// <summary>What is needed to count in a currency.</summary>
    public static readonly string[] ForAmounts = [Code, Precision, ExchangeRate];

    /// <summary>
    /// The currency with ISO 4217's decimals, or with fewer where the environment keeps fewer. Never with more: Dataverse lets an
    /// administrator give the yen two decimals, and no bank pays half a yen.
    /// </summary>
    public static Currency Of(Entity row)
    {
        var iso = Currency.Of(row.GetAttributeValue<string>(Code));
        return new Currency(iso.Code, Math.Min(iso.Decimals, row.GetAttributeValue<int>(Precision)));
    }
}
