using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CrmPayments.Core.Refunds;

/// <summary>Screens what people write, so that no card number and no security code is ever stored.</summary>
/// <remarks>PCI DSS 4.0.1, 3.3 and 3.5: a security code may not be kept at all, a number not readable. We keep neither.</remarks>
public static class FreeText
{
    private const int ShortestNumber = 13, LongestNumber = 19;

    // A number as people type it: groups of digits with at most three marks between two groups.
    private static readonly Regex Groups = Of(@"[0-9]+(?:[\s\p{Pd}\p{Cf}.\u00B7]{1,3}[0-9]+)*");

    private static readonly Regex Digits = Of("[0-9]+");

    // Words for the code in English, Spanish, Russian and Chinese, then three or four digits, perhaps apart.
    private static readonly Regex SecurityCode = Of(
        @"(?:(?<!\p{L})(?:cvv2?|cvc2?|cvn2?|cav2?|cid|csc|цвв|цвц)(?!\p{L})"
        + @"|(?:card|security|verification)\s+(?:code|value|number)"
        + @"|c[oó]digo\s+(?:de\s+)?(?:seguridad|verificaci[oó]n)|clave\s+de\s+seguridad"
        + @"|код\w*\s+(?:безопасности|проверки|подлинности)|(?:защитн|проверочн|секретн)\w*\s+код\w*"
        + @"|安全码|安全碼|校验码|校驗碼|验证码|驗證碼|末三位|后三位|後三位)"
        + @"[^0-9]{0,24}[0-9](?:[\s.\-]?[0-9]){2,3}(?![0-9])");

    /// <summary>Looks for a card number (13 to 19 digits with a right check digit, in any script, apart or not) or a security code after a word for one.</summary>
    /// <param name="text">As it was typed; null counts as empty.</param>
    public static FreeTextFinding Screen(string? text)
    {
        if (string.IsNullOrEmpty(text)) return FreeTextFinding.None;
        var plain = Plain(text!);
        if (Groups.Matches(plain).Cast<Match>().Any(run => HoldsCardNumber(run.Value))) return FreeTextFinding.CardNumber;
        return SecurityCode.IsMatch(plain) ? FreeTextFinding.SecurityCode : FreeTextFinding.None;
    }

    /// <summary>Lower case, with every script's digits as 0-9 and full-width letters as plain ones.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var digit = CharUnicodeInfo.GetDecimalDigitValue(text, at);
            var pair = char.IsSurrogatePair(text, at);
            if (digit >= 0) plain.Append((char)('0' + digit));
            else if (pair) plain.Append(text, at, 2);
            else plain.Append(char.IsSurrogate(text[at]) ? ' ' : text[at]);
            if (pair) at++;
        }

        return plain.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
    }

    // A number starts and ends where a group does: inside of one long order number any digits may pass the check by chance.
    private static bool HoldsCardNumber(string run)
    {
        var groups = Digits.Matches(run).Cast<Match>().Select(match => match.Value).ToArray();
        for (var first = 0; first < groups.Length; first++)
        {
            var number = "";
            for (var next = first; next < groups.Length && number.Length < LongestNumber; next++)
            {
                number += groups[next];
                if (IsCardNumber(number)) return true;
            }
        }

        return false;
    }

    private static bool IsCardNumber(string digits) =>
        digits.Length is >= ShortestNumber and <= LongestNumber && digits.Any(digit => digit != '0') && PassesLuhn(digits);

    private static bool PassesLuhn(string digits)
    {
        var sum = 0;
        for (var at = 0; at < digits.Length; at++)
        {
            var digit = digits[digits.Length - 1 - at] - '0';
            var doubled = at % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }

    private static Regex Of(string pattern) => new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
