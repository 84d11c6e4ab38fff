using System.Globalization;
using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Issuing;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>One request as an endpoint sees it.</summary>
/// <param name="Page">The unit of work.</param>
/// <param name="Events">Tells what happened.</param>
/// <param name="Json">Writes objects.</param>
/// <param name="Id">The id in the path; empty for none.</param>
/// <param name="Parameters">From the body or the query.</param>
/// <param name="Now">The time of booking.</param>
/// <param name="DeclineWith">The code of an injected decline, or null.</param>
internal sealed record StripeCall(Page Page, StripeEvents Events, StripeJson Json, string Id, JObject Parameters, DateTimeOffset Now, string? DeclineWith)
{
    /// <summary>The address of a page where a customer pays, by its id.</summary>
    public Func<string, string> PageOf { get; init; } = _ => "";

    /// <summary>The bank behind; null: the test data decide.</summary>
    public IIssuer? Issuer { get; init; }

    /// <returns>The text, or empty when it is not there.</returns>
    public string Text(string name) => Parameters[name] is JValue value ? (string?)value ?? "" : "";

    public bool Flag(string name) => Text(name) == "true";

    public bool Has(string name) => Parameters[name] is not null;

    /// <returns>Null for what is no whole number.</returns>
    public long? Whole(string name) => long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public IReadOnlyDictionary<string, string> Metadata(IReadOnlyDictionary<string, string>? earlier = null)
    {
        var metadata = new Dictionary<string, string>(earlier ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var (key, value) in Parameters["metadata"] as JObject ?? [])
        {
            // An empty value takes the key away.
            if ((string?)value is { Length: > 0 } text) metadata[key] = text;
            else metadata.Remove(key);
        }

        return metadata;
    }

    /// <summary>The object, with what the request wants expanded.</summary>
    public StripeAnswer Answer(JObject body)
    {
        foreach (var path in (Parameters["expand"] as JObject ?? []).PropertyValues().Select(value => (string?)value ?? "")) Json.Expand(body, path.Split('.'));
        return StripeAnswer.Ok(body);
    }
}
