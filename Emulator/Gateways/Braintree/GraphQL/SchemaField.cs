using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Braintree.GraphQL;

/// <param name="Type">The named type of its value or its items; empty for a scalar or enumeration.</param>
/// <param name="Arguments">Types by name.</param>
/// <param name="Answer">From the object the field is asked of.</param>
internal sealed record SchemaField(string Type, IReadOnlyDictionary<string, string> Arguments, Func<object, Call, object?> Answer);

/// <summary>An object in an answer: its type, and the entry its fields are read from.</summary>
internal sealed record Node(string Type, object Source);

/// <summary>The arguments of one field.</summary>
internal sealed record Call(JObject Arguments)
{
    public JObject Input => Arguments["input"] as JObject ?? [];

    public string Text(string name) => (string?)Arguments[name] ?? "";
}
