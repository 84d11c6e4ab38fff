using System.Text.RegularExpressions;

namespace CrmPayments.Core.Gateways;

/// <summary>What may pass for an id of a gateway: it is stored, sent back, and put into addresses.</summary>
internal static class GatewayId
{
    private static readonly Regex Shape = new("^[A-Za-z0-9_.:-]{1,100}\\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <returns>The id; null when it is missing, empty, longer than the columns, or holds anything but letters, digits and a few marks.</returns>
    public static string? Of(string? text) => text is not null && Shape.IsMatch(text) ? text : null;

    /// <summary>The same for a code, which has half the room; empty when it is none.</summary>
    public static string Code(string? text) => Of(text) is { Length: <= 50 } code ? code : "";
}
