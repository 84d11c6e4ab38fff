namespace CrmPayments.Core.Validation;

/// <summary>Numbers as people write them: with blanks, points and hyphens.</summary>
internal static class Digits
{
    /// <summary>Without blanks, points and hyphens; capital letters.</summary>
    public static string Plain(string? text) =>
        new([.. (text ?? "").Where(letter => letter is not (' ' or '-' or '.' or '\u00A0')).Select(char.ToUpperInvariant)]);

    /// <summary>Only 0 to 9, and at least one.</summary>
    public static bool Are(string text) => text.Length > 0 && text.All(letter => letter is >= '0' and <= '9');

    /// <summary>The sum of each digit times its weight.</summary>
    /// <param name="digits">0 to 9 only.</param>
    /// <param name="weights">At least as many as digits.</param>
    public static int Weighted(string digits, IReadOnlyList<int> weights) => digits.Select((digit, at) => (digit - '0') * weights[at]).Sum();
}
