using System.Text.RegularExpressions;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PlacetoPay;

/// <summary>Reasons: two characters of the acquirer's, with marks among them ("?C"), or a word of PlacetoPay's own.</summary>
internal static class PlacetoPayReason
{
    public static readonly DeclineTable Declines = DeclineTable.Embedded("Gateways/PlacetoPay/declines.csv");

    private static readonly Regex Shape = new(@"^[A-Za-z0-9?*_-]{1,50}\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <returns>Empty when it is none. A number (401) counts as its digits.</returns>
    public static string Of(JsonValue reason) => Shape.IsMatch(reason.Written) ? reason.Written : "";

    /// <summary>One code has two meanings, by country: the text tells which.</summary>
    public static DeclineReason Meaning(string code, string text) =>
        code == "51" && (text.IndexOf("vencid", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("expired", StringComparison.OrdinalIgnoreCase) >= 0)
            ? DeclineReason.ExpiredCard
            : Declines.Of(code);
}
