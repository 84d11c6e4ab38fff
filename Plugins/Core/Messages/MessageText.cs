using System.Text.RegularExpressions;

namespace CrmPayments.Core.Messages;

/// <summary>Puts a refund's facts into an email template's text.</summary>
public static class MessageText
{
    private static readonly Regex Paragraph = Of(@"<p\b[^>]*>(?:(?!</p>).)*</p>", RegexOptions.Singleline | RegexOptions.IgnoreCase);
    private static readonly Regex Placeholder = Of(@"\{\{(?<name>\w+)\}\}", RegexOptions.None);

    /// <summary>Fills the placeholders: {{Amount}}. A paragraph with one that has no value is left out as a whole; a name that is not known has none.</summary>
    /// <param name="html">What the template says.</param>
    /// <param name="values">HTML by name; null or empty: not known.</param>
    public static string Fill(string html, IReadOnlyDictionary<string, string?> values)
    {
        var kept = Paragraph.Replace(html, paragraph => IsKnown(paragraph.Value, values) ? paragraph.Value : "");
        return Placeholder.Replace(kept, found => ValueOf(found, values) ?? "");
    }

    private static bool IsKnown(string text, IReadOnlyDictionary<string, string?> values) =>
        Placeholder.Matches(text).Cast<Match>().All(found => !string.IsNullOrEmpty(ValueOf(found, values)));

    private static string? ValueOf(Match found, IReadOnlyDictionary<string, string?> values) =>
        values.TryGetValue(found.Groups["name"].Value, out var value) ? value : null;

    private static Regex Of(string pattern, RegexOptions options) => new(pattern, options | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
