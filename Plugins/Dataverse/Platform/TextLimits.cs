namespace CrmPayments.Plugins.Platform;

/// <summary>Dataverse refuses a text longer than its column, and the whole transaction with it: what others word is cut to fit.</summary>
internal static class TextLimits
{
    /// <summary>A gateway's code: cpay_gatewaycode.</summary>
    public const int Code = 50;

    /// <summary>A gateway's words, or a reason: cpay_gatewaytext, cpay_error.</summary>
    public const int Words = 500;

    public static string Cut(this string text, int most) => text.Length <= most ? text : text.Substring(0, most);
}
