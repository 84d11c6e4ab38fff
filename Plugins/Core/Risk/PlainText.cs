using System.Globalization;
using System.Text;

namespace CrmPayments.Core.Risk;

/// <summary>What people type, made comparable: full-width letters, other scripts' digits, case, spaces and marks do not matter.</summary>
internal static class PlainText
{
    /// <summary>Digits only, as 0-9.</summary>
    public static string Digits(string text) => string.Concat(Decimals(text).Where(digit => digit >= 0));

    /// <summary>Digits only; null when something other than spaces and dashes stands between them.</summary>
    public static string? DigitsAlone(string text)
    {
        var other = text.Where((letter, at) => CharUnicodeInfo.GetDecimalDigitValue(text, at) < 0 && !IsFiller(letter));
        return other.Any() ? null : Digits(text);
    }

    /// <summary>Letters and digits only, in capitals.</summary>
    public static string LettersAndDigits(string text) =>
        string.Concat(Fold(text).Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>Without spaces, in small letters.</summary>
    public static string WithoutSpaces(string text) =>
        string.Concat(Fold(text).Where(letter => !char.IsWhiteSpace(letter))).ToLowerInvariant();

    private static IEnumerable<int> Decimals(string text)
    {
        for (var at = 0; at < text.Length; at++) yield return CharUnicodeInfo.GetDecimalDigitValue(text, at);
    }

    private static bool IsFiller(char letter) => char.IsWhiteSpace(letter)
        || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;

    // A lone surrogate cannot be normalized; it is no letter of anything anyway.
    private static string Fold(string text) =>
        string.Concat(text.Where((letter, at) => !char.IsSurrogate(letter) || char.IsSurrogatePair(text, at) || (at > 0 && char.IsSurrogatePair(text, at - 1)))).Normalize(NormalizationForm.FormKC);
}
