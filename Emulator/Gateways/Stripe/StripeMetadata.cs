using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>The merchant's own key-value pairs on an object: at most 50, keys of 40 and values of 500 characters.</summary>
internal static class StripeMetadata
{
    private const int MostPairs = 50, LongestKey = 40, LongestValue = 500;

    /// <summary>The merchant's reference. Stripe has no field for one: refunds carry it as refund_ref, charges as order_id.</summary>
    public static string Reference(IReadOnlyDictionary<string, string> metadata) =>
        metadata.GetValueOrDefault("refund_ref") ?? metadata.GetValueOrDefault("order_id") ?? "";

    /// <returns>What is wrong with the pairs of a request, or null.</returns>
    public static StripeAnswer? Problem(JToken? metadata)
    {
        if (metadata is not JObject pairs) return metadata is JValue { Value: not "" and not null } ? StripeAnswer.Invalid("Invalid hash", param: "metadata") : null;
        if (pairs.Count > MostPairs) return StripeAnswer.Invalid($"Metadata can have at most {MostPairs} keys.", param: "metadata");
        if (pairs.Properties().FirstOrDefault(pair => pair.Name.Length > LongestKey) is { } key) return StripeAnswer.Invalid($"Metadata keys can have up to {LongestKey} characters.", param: $"metadata[{key.Name}]");
        return pairs.Properties().FirstOrDefault(pair => pair.Value is not JValue || pair.Value.ToString().Length > LongestValue) is { } value
            ? StripeAnswer.Invalid($"Metadata values can have up to {LongestValue} characters.", param: $"metadata[{value.Name}]")
            : null;
    }
}
