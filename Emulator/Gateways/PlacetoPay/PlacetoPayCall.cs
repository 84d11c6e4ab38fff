using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PlacetoPay;

/// <summary>One request as an endpoint sees it.</summary>
/// <param name="Page">The unit of work.</param>
/// <param name="Events">Tells what happened.</param>
/// <param name="Id">The id in the path; empty for none.</param>
/// <param name="Body">What was sent.</param>
/// <param name="Now">The time of booking.</param>
/// <param name="DeclineWith">The code of an injected decline, or null.</param>
internal sealed record PlacetoPayCall(Page Page, PlacetoPayEvents Events, string Id, JObject Body, DateTimeOffset Now, string? DeclineWith)
{
    /// <summary>The address of a page where a customer pays, by its id.</summary>
    public Func<string, string> PageOf { get; init; } = _ => "";

    /// <returns>The text, or empty when it is not there.</returns>
    public string Text(string path) => Body.SelectToken(path) is JValue { Type: JTokenType.String } value ? (string?)value ?? "" : "";

    /// <returns>Null for what is no number.</returns>
    public decimal? Number(string path) => Body.SelectToken(path) is JValue { Type: JTokenType.Integer or JTokenType.Float } value ? value.ToObject<decimal>() : null;

    public PlacetoPayAnswer Failed(int status, string reason, string message) => PlacetoPayAnswer.Failed(status, reason, message, Now);
}
