using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Braintree.GraphQL;

// The parts of a document, small records that are always read together.
internal sealed record Document(IReadOnlyList<Operation> Operations, IReadOnlyDictionary<string, Fragment> Fragments);

/// <param name="Kind">query or mutation.</param>
/// <param name="Name">Empty for an anonymous one.</param>
/// <param name="Variables">As declared.</param>
/// <param name="Selections">Of the root type.</param>
internal sealed record Operation(string Kind, string Name, IReadOnlyList<VariableDefinition> Variables, IReadOnlyList<Selection> Selections);

/// <param name="Name">Without the dollar sign.</param>
/// <param name="Type">As written: "ID!".</param>
/// <param name="Default">Null for none.</param>
internal sealed record VariableDefinition(string Name, string Type, Value? Default);

internal sealed record Fragment(string On, IReadOnlyList<Selection> Selections);

internal abstract record Selection
{
    public IReadOnlyList<Directive> Directives { get; init; } = [];
}

/// <param name="Alias">The key in the answer; the name, where none is given.</param>
/// <param name="Name">The field.</param>
/// <param name="Arguments">By name.</param>
/// <param name="Selections">Empty for a leaf.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal sealed record Field(string Alias, string Name, IReadOnlyDictionary<string, Value> Arguments, IReadOnlyList<Selection> Selections, int Line, int Column) : Selection;

/// <param name="On">Null for no type condition.</param>
/// <param name="Selections">Of that type.</param>
internal sealed record InlineFragment(string? On, IReadOnlyList<Selection> Selections) : Selection;

internal sealed record FragmentSpread(string Name) : Selection;

internal sealed record Directive(string Name, IReadOnlyDictionary<string, Value> Arguments);

internal abstract record Value
{
    public sealed record Literal(JToken Token) : Value;

    public sealed record Variable(string Name) : Value;

    public sealed record List(IReadOnlyList<Value> Items) : Value;

    public sealed record Object(IReadOnlyDictionary<string, Value> Fields) : Value;

    /// <summary>The value with the variables filled in; null for a variable that was not given.</summary>
    public JToken? Resolve(JObject variables) => this switch
    {
        Literal literal => literal.Token,
        Variable variable => variables[variable.Name],
        List list => new JArray(list.Items.Select(item => item.Resolve(variables) ?? JValue.CreateNull())),
        Object it => new JObject(it.Fields.Select(field => (field.Key, Token: field.Value.Resolve(variables))).Where(field => field.Token is not null).Select(field => new JProperty(field.Key, field.Token))),
        _ => throw new InvalidOperationException("Value is closed."),
    };
}
