using CrmPayments.Core.Recovery;

namespace CrmPayments.Core.Gateways;

/// <summary>What a merchant account takes, as an administrator lists it: currencies, or card brands, with commas between them.</summary>
public static class AcceptedKinds
{
    private static readonly char[] Separators = [',', ';', '\n', '\r'];

    /// <param name="text">As it was entered; null or blank: everything is taken.</param>
    /// <returns>The words as they stand, each once.</returns>
    public static IReadOnlyList<string> Words(string? text) =>
        [.. (text ?? "").Split(Separators).Select(word => word.Trim()).Where(word => word.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The codes in capital letters.</summary>
    public static IReadOnlyList<string> Currencies(string? text) => [.. Words(text).Select(word => word.ToUpperInvariant())];

    /// <summary>The brands by their usual names. A word that is no known brand stays as it is, and fits no card.</summary>
    public static IReadOnlyList<string> Brands(string? text) => [.. Words(text).Select(word => CardBrands.Of(word) ?? word).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>As it is kept; null: everything is taken.</summary>
    public static string? Written(IReadOnlyList<string> words) => words.Count == 0 ? null : string.Join(", ", words);
}
