namespace CrmPayments.Emulator.Gateways.Braintree.GraphQL;

/// <summary>An object type, an interface or a union.</summary>
internal sealed class SchemaType(string name)
{
    private readonly Dictionary<string, SchemaField> _fields = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    /// <summary>Of an interface or union: its object types.</summary>
    public HashSet<string> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a field.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="type">The named type of its value or its items; empty for a scalar or enumeration.</param>
    /// <param name="answer">Gives null, a scalar, a <see cref="Node"/>, or a list of these.</param>
    /// <param name="arguments">Name and type of each, as in "id:ID!".</param>
    public SchemaType Field<T>(string field, string type, Func<T, Call, object?> answer, params string[] arguments)
    {
        _fields[field] = new SchemaField(
            type,
            arguments.Select(text => text.Split(':')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal),
            (source, call) => answer((T)source, call));
        return this;
    }

    /// <summary>Adds a scalar field without arguments.</summary>
    public SchemaType Scalar<T>(string field, Func<T, object?> answer) => Field<T>(field, "", (source, _) => answer(source));

    /// <summary>Adds a field to an interface: it can be asked, and the object type answers.</summary>
    public void Declare(string field, string type) =>
        _fields[field] = new SchemaField(type, new Dictionary<string, string>(), (_, _) => throw new InvalidOperationException("An interface answers nothing."));

    public SchemaField? Find(string field) => _fields.GetValueOrDefault(field);
}
