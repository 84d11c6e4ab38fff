namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>Amounts as the vendor counts them: whole numbers of a currency's smallest unit (docs.stripe.com/currencies).</summary>
public static class StripeCurrency
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "aed", "ars", "aud", "bhd", "bif", "bob", "brl", "cad", "chf", "clp", "cny", "cop", "crc", "czk", "djf", "dkk", "egp", "eur", "gbp", "gnf",
        "gtq", "hkd", "huf", "idr", "ils", "inr", "isk", "jod", "jpy", "kmf", "krw", "kwd", "kzt", "mga", "mxn", "myr", "nok", "nzd", "omr", "pen",
        "php", "pln", "pyg", "ron", "rub", "rwf", "sar", "sek", "sgd", "thb", "tnd", "try", "twd", "ugx", "usd", "uyu", "vnd", "vuv", "xaf", "xof", "xpf", "zar",
    };

    private static readonly HashSet<string> NoDecimals = new(StringComparer.Ordinal)
    { "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf" };

    private static readonly HashSet<string> ThreeDecimals = new(StringComparer.Ordinal) { "bhd", "jod", "kwd", "omr", "tnd" };

    /// <param name="code">Three letters in lower case.</param>
    public static bool Exists(string code) => Known.Contains(code);

    /// <summary>The least that can be charged, in smallest units; 1 where none is published.</summary>
    public static long Minimum(string code) => code switch
    {
        "usd" or "eur" or "aud" or "cad" or "chf" or "nzd" or "sgd" or "jpy" or "krw" => 50,
        "gbp" => 30,
        "dkk" => 250,
        "sek" or "nok" => 300,
        "pln" => 200,
        "huf" => 17_500,
        _ => 1,
    };

    /// <summary>What amounts must be divisible by: isk and ugx are sent with decimals that have to be zero, three-decimal currencies end in 0.</summary>
    public static long Step(string code) => code is "isk" or "ugx" ? 100 : ThreeDecimals.Contains(code) ? 10 : 1;

    public static decimal Major(long amount, string code) => NoDecimals.Contains(code) ? amount : ThreeDecimals.Contains(code) ? amount / 1000m : amount / 100m;
}
