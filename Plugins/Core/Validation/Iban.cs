using System.Globalization;
using CrmPayments.Core.Text;

namespace CrmPayments.Core.Validation;

/// <summary>International bank account numbers.</summary>
/// <remarks>Source: ISO 13616; check digits by ISO 7064 (mod 97-10).</remarks>
public static class Iban
{
    private const int Longest = 34;
    private const int Modulus = 97;

    private static readonly Dictionary<string, int> Lengths = CsvTable.Embedded("Validation/iban-lengths.csv").Rows
        .ToDictionary(row => row[0], row => int.Parse(row[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>Country, length and check digits are right. Blanks and letters' case do not matter.</summary>
    public static bool IsValid(string? text)
    {
        var iban = Digits.Plain(text);
        if (iban.Length is < 15 or > Longest || !iban.All(letter => letter is >= '0' and <= '9' or >= 'A' and <= 'Z')) return false;
        if (!char.IsLetter(iban[0]) || !char.IsLetter(iban[1]) || !Digits.Are(iban.Substring(2, 2))) return false;
        return (!Lengths.TryGetValue(iban.Substring(0, 2), out var length) || iban.Length == length) && Remainder(iban.Substring(4) + iban.Substring(0, 4)) == 1;
    }

    /// <summary>The country's accounts have IBANs.</summary>
    /// <param name="country">Two capital letters.</param>
    public static bool IsUsedIn(string country) => Lengths.ContainsKey(country);

    /// <summary>It begins as IBANs do, with two letters and two digits.</summary>
    public static bool LooksLikeOne(string? text) =>
        Digits.Plain(text) is { Length: >= 4 } plain && plain.Take(2).All(letter => letter is >= 'A' and <= 'Z') && Digits.Are(plain.Substring(2, 2));

    // A letter counts as two digits: A is 10.
    private static int Remainder(string text)
    {
        var remainder = 0;
        foreach (var letter in text)
            remainder = char.IsLetter(letter) ? ((remainder * 100) + (letter - 'A' + 10)) % Modulus : ((remainder * 10) + (letter - '0')) % Modulus;
        return remainder;
    }
}
