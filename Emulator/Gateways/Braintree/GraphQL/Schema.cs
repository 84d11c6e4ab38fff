using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Braintree.GraphQL;

/// <summary>Types with their fields and how each is answered: what can be asked, in one place.</summary>
internal sealed class Schema
{
    private readonly Dictionary<string, SchemaType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _inputs = new(StringComparer.Ordinal);

    /// <summary>Adds an object type.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="abstractions">Interfaces and unions it belongs to.</param>
    public SchemaType Type(string name, params string[] abstractions)
    {
        var type = _types[name] = new SchemaType(name);
        foreach (var abstraction in abstractions) Abstraction(abstraction).Members.Add(name);
        return type;
    }

    /// <summary>Adds an interface, whose fields are answered by the object types; a union has none.</summary>
    public SchemaType Abstraction(string name, params string[] fields)
    {
        if (!_types.TryGetValue(name, out var type)) _types[name] = type = new SchemaType(name);
        foreach (var field in fields.Select(text => text.Split(':'))) type.Declare(field[0], field.Length > 1 ? field[1] : "");
        return type;
    }

    /// <summary>Adds an input type.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="fields">Name and type of each, as in "amount:Amount!".</param>
    public void Input(string name, params string[] fields) =>
        _inputs[name] = fields.Select(text => text.Split(':')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <exception cref="GraphQLFault">There is no such type.</exception>
    public SchemaType Find(string name) => _types.GetValueOrDefault(name) ?? throw new GraphQLFault($"Validation error of type UnknownType: Unknown type {name}");

    /// <summary>Whether an object of the type answers to the type condition.</summary>
    public bool Fits(string type, string condition) => type == condition || Find(condition).Members.Contains(type);

    /// <summary>Whether some object could answer to both: a fragment may be written.</summary>
    public bool Overlap(string one, string other) => Objects(one).Intersect(Objects(other)).Any();

    /// <summary>Checks a value against an input type, all the way down.</summary>
    /// <exception cref="GraphQLFault">A field is unknown, missing or of another shape.</exception>
    public void CheckInput(JToken? value, string type, string path)
    {
        var required = type.EndsWith('!');
        var bare = type.TrimEnd('!');
        if (value is null || value.Type == JTokenType.Null)
        {
            if (required) throw Wrong(path, $"has coerced Null value for NonNull type '{type}'");
            return;
        }

        if (bare[0] == '[') CheckList(value, bare[1..^1], path);
        else if (_inputs.TryGetValue(bare, out var fields)) CheckObject(value, bare, fields, path);
        else if (!Scalars.Fits(value, bare)) throw Wrong(path, $"is not a valid {bare}");
    }

    private void CheckList(JToken value, string itemType, string path)
    {
        foreach (var item in value is JArray list ? list : [value]) CheckInput(item, itemType, path);
    }

    private void CheckObject(JToken value, string type, IReadOnlyDictionary<string, string> fields, string path)
    {
        if (value is not JObject given) throw Wrong(path, $"is not an object of type {type}");
        if (given.Properties().FirstOrDefault(property => !fields.ContainsKey(property.Name)) is { } unknown)
            throw Wrong(path, $"contains a field not in '{type}': '{unknown.Name}'");
        foreach (var (name, fieldType) in fields) CheckInput(given[name], fieldType, $"{path}.{name}");
    }

    private HashSet<string> Objects(string type) => Find(type).Members is { Count: > 0 } members ? members : [type];

    private static GraphQLFault Wrong(string path, string what) => new($"Variable '{path}' {what}", inputPath: path);
}
