using System.Globalization;
using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Issuing;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Wompi;

/// <summary>One request as an endpoint sees it.</summary>
/// <param name="Page">The unit of work.</param>
/// <param name="Events">Tells what happened.</param>
/// <param name="Id">The id in the path; empty for none.</param>
/// <param name="Body">Of a POST or PUT; empty for none.</param>
/// <param name="Query">Of a GET.</param>
/// <param name="Now">The time of booking.</param>
/// <param name="DeclineWith">The code of an injected decline, or null.</param>
internal sealed record WompiCall(Page Page, WompiEvents Events, string Id, JObject Body, IReadOnlyDictionary<string, string> Query, DateTimeOffset Now, string? DeclineWith)
{
    /// <summary>The bank behind; null: the test data decide.</summary>
    public IIssuer? Issuer { get; init; }

    /// <returns>The text, or empty when it is not there or is no text.</returns>
    public string Text(string path) => Body.SelectToken(path) is JValue { Type: JTokenType.String } value ? (string?)value ?? "" : "";

    /// <returns>Null for what is no whole number.</returns>
    public long? Whole(string path) => Body.SelectToken(path) is JValue { Type: JTokenType.Integer } value ? value.ToObject<long>(CreateInvariant()) : null;

    public string Asked(string name) => Query.GetValueOrDefault(name, "");

    private static Newtonsoft.Json.JsonSerializer CreateInvariant() => new() { Culture = CultureInfo.InvariantCulture };
}
