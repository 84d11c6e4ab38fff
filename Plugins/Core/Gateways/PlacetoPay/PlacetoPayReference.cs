using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PlacetoPay;

/// <summary>Our reference in the 32 characters that PlacetoPay takes; the whole one stands at the end of the description.</summary>
internal static class PlacetoPayReference
{
    private const int Longest = 32, LongestDescription = 250;

    /// <summary>The reference itself where it fits, else half of its hash: always the same.</summary>
    public static string Short(string reference) => reference.Length <= Longest ? reference : Hex.Sha256(reference).Substring(0, Longest);

    /// <param name="text">What the customer reads; empty: the reference alone.</param>
    /// <param name="reference">Ours, whole.</param>
    public static string Description(string text, string reference)
    {
        if (text.Length == 0) return reference;
        var end = $" ({reference})";
        return (text.Length > LongestDescription - end.Length ? text.Substring(0, LongestDescription - end.Length) : text) + end;
    }

    /// <param name="payment">Its reference.</param>
    /// <param name="request">What was asked for, where it is told.</param>
    /// <returns>Ours, whole, where the description ends with it; else as PlacetoPay has it; empty for none.</returns>
    public static string Read(JsonValue payment, JsonValue request)
    {
        var told = payment["reference"].Text ?? request["payment"]["reference"].Text ?? "";
        var description = request["payment"]["description"].Text ?? "";
        var open = description.LastIndexOf('(');
        var whole = open >= 0 && description.EndsWith(")", StringComparison.Ordinal) ? description.Substring(open + 1, description.Length - open - 2) : description;
        return whole.Length is > Longest and <= 64 && Short(whole) == told ? whole : told;
    }
}
