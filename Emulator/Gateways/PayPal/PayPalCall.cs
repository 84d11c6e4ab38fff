using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>One request as an endpoint sees it.</summary>
/// <param name="Page">The unit of work.</param>
/// <param name="Events">Tells what happened.</param>
/// <param name="Id">The id in the path; empty for none.</param>
/// <param name="Body">Of a POST; empty for none.</param>
/// <param name="Query">Of a GET.</param>
/// <param name="HasKey">The request has a PayPal-Request-Id.</param>
/// <param name="Now">The time of booking.</param>
/// <param name="DeclineWith">The code of an injected decline, or null.</param>
internal sealed record PayPalCall(
    Page Page, PayPalEvents Events, string Id, JObject Body, IReadOnlyDictionary<string, string> Query, bool HasKey, DateTimeOffset Now, string? DeclineWith)
{
    /// <summary>The address of a page where a customer pays, by its id.</summary>
    public Func<string, string> PageOf { get; init; } = _ => "";

    /// <returns>The text, or empty when it is not there.</returns>
    public string Text(string path) => Body.SelectToken(path) is JValue { Type: JTokenType.String } value ? (string?)value ?? "" : "";

    public string Asked(string name) => Query.GetValueOrDefault(name, "");
}
