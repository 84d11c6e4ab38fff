namespace CrmPayments.Core;

/// <summary>An ISO 4217 currency and the number of decimals its amounts may have.</summary>
public readonly record struct Currency
{
    // ISO 4217 list of 2026-01-01: every currency that does not have two decimals. A gateway that differs says so itself.
    private static readonly HashSet<string> NoDecimals = new(StringComparer.Ordinal)
    { "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF" };

    private static readonly HashSet<string> ThreeDecimals = new(StringComparer.Ordinal)
    { "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND" };

    private static readonly HashSet<string> FourDecimals = new(StringComparer.Ordinal) { "CLF", "UYW" };

    /// <param name="code">Three letters, any case.</param>
    /// <param name="decimals">0 to 4.</param>
    /// <exception cref="ArgumentException">The code is not three letters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The decimals are not 0 to 4.</exception>
    public Currency(string code, int decimals)
    {
        if (code is null || code.Length != 3 || !code.All(letter => letter is >= 'A' and <= 'Z' or >= 'a' and <= 'z'))
            throw new ArgumentException($"'{code}' is not a three-letter currency code.", nameof(code));
        if (decimals is < 0 or > 4) throw new ArgumentOutOfRangeException(nameof(decimals), decimals, "A currency has 0 to 4 decimals.");
        Code = code.ToUpperInvariant();
        Decimals = decimals;
    }

    /// <summary>Three capital letters.</summary>
    public string Code { get; }

    /// <summary>How many digits may follow the decimal point: 0 to 4.</summary>
    public int Decimals { get; }

    /// <summary>The currency with ISO 4217's number of decimals.</summary>
    public static Currency Of(string code)
    {
        var upper = (code ?? "").ToUpperInvariant();
        return new Currency(upper, NoDecimals.Contains(upper) ? 0 : ThreeDecimals.Contains(upper) ? 3 : FourDecimals.Contains(upper) ? 4 : 2);
    }

    public override string ToString() => Code;
}
