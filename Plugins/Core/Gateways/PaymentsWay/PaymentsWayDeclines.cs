using System.Globalization;
using System.Text;
using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Gateways.PaymentsWay;

/// <summary>Why a charge came to nothing. Payments Way publishes no table: free text, Spanish or the processor's own, else the state alone.</summary>
internal static class PaymentsWayDeclines
{
    public static readonly DeclineTable Table = DeclineTable.Embedded("Gateways/PaymentsWay/declines.csv");

    private const string TextMark = "text:", CodeMark = "code:";

    private const int LongestCode = 50;

    private static readonly char[] Between = [' ', ':', ',', ';', '.', '-', '_', '(', ')', '[', ']', '/', '#'];

    /// <summary>What a charge that failed goes by: its text without accents and marks, so that an administrator can decide about it; the state where there is none.</summary>
    /// <param name="state">36 or 38.</param>
    /// <param name="cause">Safe to show; empty for none.</param>
    public static string CodeOf(string state, string cause)
    {
        var code = string.Join("_", Words(cause).Select(word => word.ToUpperInvariant()));
        return code.Length == 0 ? state : code.Length > LongestCode ? code.Substring(0, LongestCode) : code;
    }

    /// <inheritdoc cref="CodeOf"/>
    public static DeclineReason Of(string state, string cause)
    {
        var words = Words(cause);
        return words.Count == 0 ? Table.Of(state) : ByWords(words) ?? DeclineReason.Unrecognized;
    }

    /// <summary>The same for a refusal before anything was taken, whose status tells something when its text does not.</summary>
    /// <param name="status">HTTP and the status, or status:false.</param>
    /// <param name="text">Safe to show; empty for none.</param>
    public static DeclineReason OfRefusal(string status, string text) => ByWords(Words(text)) ?? Table.Of(status);

    private static DeclineReason? ByWords(List<string> words)
    {
        var text = string.Join(" ", words);
        foreach (var known in Table.Reasons)
            if (Tells(known.Key, words, text)) return known.Value;
        return null;
    }

    /// <summary>Part of the text, or one of its words as a whole: a number means nothing inside of another.</summary>
    private static bool Tells(string key, List<string> words, string text) =>
        key.StartsWith(TextMark, StringComparison.Ordinal) ? text.Contains(key.Substring(TextMark.Length))
        : key.StartsWith(CodeMark, StringComparison.Ordinal) && words.Contains(key.Substring(CodeMark.Length));

    private static List<string> Words(string text) => [.. Plain(text).Split(Between, StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Small letters without accents; what is neither letter, digit nor mark is left out.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in Decomposed(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            var small = char.ToLowerInvariant(letter);
            plain.Append(small is (>= 'a' and <= 'z') or (>= '0' and <= '9') ? small : ' ');
        }

        return plain.ToString();
    }

    /// <summary>Accents apart from their letters. Half of a surrogate pair, which only rubbish holds, cannot be taken apart.</summary>
    private static string Decomposed(string text) => new string([.. text.Where(letter => !char.IsSurrogate(letter))]).Normalize(NormalizationForm.FormD);
}
