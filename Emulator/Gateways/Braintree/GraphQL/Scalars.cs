using System.Globalization;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Braintree.GraphQL;

/// <summary>What values the scalar types take; a type that is not named here is an enumeration and takes a name.</summary>
internal static class Scalars
{
    public static bool Fits(JToken value, string type) => type switch
    {
        "Int" => value.Type == JTokenType.Integer && (long)value is >= int.MinValue and <= int.MaxValue,
        "Boolean" => value.Type == JTokenType.Boolean,
        "Timestamp" => value.Type == JTokenType.String && DateTimeOffset.TryParse((string?)value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        "Number" => value.Type == JTokenType.String && decimal.TryParse((string?)value, NumberStyles.Number, CultureInfo.InvariantCulture, out _),
        // What an amount must look like is the business of the operation, which has an error code for each fault of it.
        "Amount" or "ID" => value.Type is JTokenType.String or JTokenType.Integer or JTokenType.Float,
        _ => value.Type == JTokenType.String,
    };
}
