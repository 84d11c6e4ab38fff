using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>A request's parameters by name.</summary>
internal sealed record StripeParameters(JObject Json)
{
    public IEnumerable<string> Names => Json.Properties().Select(property => property.Name);

    public bool Has(string name) => Json[name] is { } value && !(value is JValue && string.IsNullOrEmpty((string?)value));
}
