using System.Text;
using System.Text.RegularExpressions;

namespace CrmPayments.Core.Gateways.Http;

/// <summary>Makes a gateway's own words fit to be stored and shown: no key, no card number, no control character, not endless.</summary>
internal static class SafeText
{
    /// <summary>The length of the columns that keep it.</summary>
    public const int Longest = 500;

    private static readonly Regex Keys = Of(@"\b(?:(?:sk|rk|pk|whsec|prv)_|(?:test|prod)_(?:integrity|events)_)[A-Za-z0-9_*]+");

    private static readonly Regex Numbers = Of(@"[0-9](?:[\s.\-]?[0-9]){12,18}");

    public static string Of(string? text, GatewayAccount account)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var safe = Hide(Hide(text!, account.ApiSecret), account.WebhookSecret);
        safe = Numbers.Replace(Keys.Replace(safe, "(key)"), "(number)");
        var line = new StringBuilder(safe.Length);
        foreach (var letter in safe) line.Append(char.IsControl(letter) ? ' ' : letter);
        return line.ToString(0, Math.Min(line.Length, Longest)).Trim();
    }

    private static string Hide(string text, Secret secret) => secret.IsEmpty ? text : text.Replace(secret.Reveal(), "(secret)");

    private static Regex Of(string pattern) => new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
