using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CrmPayments.Tests.Core.Gateways.Schemas;

/// <summary>An OpenAPI document, as far as requests are checked with it: what it says against one, in sentences.</summary>
internal sealed class OpenApi(string text)
{
    private readonly JsonNode _document = JsonNode.Parse(text)!;

    /// <summary>Whether the document has such a call.</summary>
    public bool Knows(string method, string path) => Operation(method, path) is not null;

    /// <returns>Empty when the call is in order.</returns>
    public IReadOnlyList<string> Against(string method, Uri address, string body)
    {
        if (Operation(method, address.AbsolutePath) is not { } operation) return [$"There is no {method} {address.AbsolutePath}."];
        var content = operation["requestBody"]?["content"]?.AsObject().FirstOrDefault();
        var wrong = new List<string>(Query(operation, address));
        // An empty object says as much as no body.
        if (body is "" or "{}") return operation["requestBody"]?["required"]?.GetValue<bool>() == true ? [.. wrong, "It wants a body."] : wrong;
        if (content is not { } wanted) return [.. wrong, "It takes no body."];
        var form = wanted.Key == "application/x-www-form-urlencoded";
        return [.. wrong, .. Check(form ? Form(body) : JsonNode.Parse(body), wanted.Value!["schema"]!, "", form)];
    }

    private static IEnumerable<string> Query(JsonNode operation, Uri address)
    {
        var known = (operation["parameters"]?.AsArray() ?? []).Where(one => (string?)one!["in"] == "query").Select(one => (string)one!["name"]!).ToList();
        return Fields(address.Query.TrimStart('?')).Select(field => field.Name.Split('[')[0]).Where(name => !known.Contains(name)).Select(name => $"It takes no query '{name}'.");
    }

    /// <summary>The operation of the path that fits; a fixed segment before one with any value.</summary>
    private JsonNode? Operation(string method, string path) => _document["paths"]!.AsObject()
        .Where(one => Regex.IsMatch(path, "^" + Regex.Replace(Regex.Escape(one.Key).Replace("\\{", "{"), "{[^}]+}", "[^/]+") + "$"))
        .OrderBy(one => one.Key.Count(letter => letter == '{'))
        .Select(one => one.Value![method.ToLower(CultureInfo.InvariantCulture)])
        .FirstOrDefault(one => one is not null);

    /// <param name="value">What is sent; null is a null.</param>
    /// <param name="schema">What it should be.</param>
    /// <param name="at">Where it stands.</param>
    /// <param name="form">It comes out of a form, where everything is a text.</param>
    /// <param name="names">Whether unknown members count: a part of a schema does not know its other parts.</param>
    private List<string> Check(JsonNode? value, JsonNode schema, string at, bool form, bool names = true)
    {
        schema = Resolved(schema);
        if (value is null) return (bool?)schema["nullable"] == true ? [] : [$"{at} is null."];
        var wrong = new List<string>();
        foreach (var part in schema["allOf"]?.AsArray() ?? []) wrong.AddRange(Check(value, part!, at, form, names: false));
        foreach (var choice in new[] { schema["anyOf"], schema["oneOf"] })
            if (choice is JsonArray any && any.Select(one => Check(value, one!, at, form, names: false)).ToList() is var tried && tried.All(one => one.Count > 0)) wrong.AddRange(tried.MinBy(one => one.Count)!);
        wrong.AddRange(value switch
        {
            JsonObject members => Members(members, schema, at, form, names),
            JsonArray items => items.SelectMany((item, number) => schema["items"] is { } each ? Check(item, each, $"{at}[{number}]", form) : []).Concat(Wrong(schema, at, "array")),
            _ => Scalar(value.ToString(), value, schema, at, form),
        });
        return wrong;
    }

    private IEnumerable<string> Members(JsonObject members, JsonNode schema, string at, bool form, bool names)
    {
        foreach (var wrong in Wrong(schema, at, "object")) yield return wrong;
        foreach (var name in schema["required"]?.AsArray().Select(one => (string)one!) ?? [])
            if (!members.ContainsKey(name)) yield return $"{at} lacks {name}.";
        var own = (schema["properties"] as JsonObject) ?? [];
        var known = Names(schema);
        foreach (var (name, value) in members)
        {
            if (own[name] is { } property)
                foreach (var wrong in Check(value, property, $"{at}.{name}", form)) yield return wrong;
            else if (names && known.Count > 0 && !known.Contains(name) && schema["additionalProperties"] is not JsonObject)
                yield return $"{at} has no {name}.";
        }
    }

    /// <summary>The members that a schema knows, in any of its parts.</summary>
    private HashSet<string> Names(JsonNode schema)
    {
        schema = Resolved(schema);
        var parts = new[] { "allOf", "anyOf", "oneOf" }.SelectMany(name => schema[name]?.AsArray() ?? []);
        return [.. ((schema["properties"] as JsonObject) ?? []).Select(one => one.Key), .. parts.SelectMany(part => Names(part!))];
    }

    private static IEnumerable<string> Wrong(JsonNode schema, string at, string type)
    {
        if ((string?)schema["type"] is { } wanted && wanted != type) yield return $"{at} is an {type}, and should be {wanted}.";
    }

    private static IEnumerable<string> Scalar(string text, JsonNode value, JsonNode schema, string at, bool form)
    {
        var type = (string?)schema["type"];
        var kind = value.GetValueKind();
        var fits = type switch
        {
            null => true,
            "string" => form || kind == System.Text.Json.JsonValueKind.String,
            "integer" => (form || kind == System.Text.Json.JsonValueKind.Number) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "number" => (form || kind == System.Text.Json.JsonValueKind.Number) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            "boolean" => text is "true" or "false",
            _ => false,
        };
        if (!fits) yield return $"{at} is '{text}', and should be {type}.";
        if (schema["enum"] is JsonArray words && schema["x-open-enum"] is null && words.All(word => (string?)word != text)) yield return $"{at} is '{text}', and should be one of {words.ToJsonString()}.";
        if ((int?)schema["maxLength"] < text.Length || (int?)schema["minLength"] > text.Length) yield return $"{at} is '{text}': too long or too short.";
        if ((string?)schema["pattern"] is { } pattern && !Regex.IsMatch(text, pattern)) yield return $"{at} is '{text}', and should look like {pattern}.";
    }

    private JsonNode Resolved(JsonNode schema) => (string?)schema["$ref"] is { } reference
        ? Resolved(reference.TrimStart('#', '/').Split('/').Aggregate(_document, (node, name) => node[name]!))
        : schema;

    /// <summary>A form with its brackets, as the object that it stands for.</summary>
    private static JsonObject Form(string body)
    {
        var root = new JsonObject();
        foreach (var (name, value) in Fields(body)) Put(root, [.. name.Split('[', ']').Where(part => part.Length > 0)], value);
        return (JsonObject)Lists(root);
    }

    private static void Put(JsonObject into, IReadOnlyList<string> path, string value)
    {
        for (var at = 0; at < path.Count - 1; at++) into = (JsonObject)(into[path[at]] ??= new JsonObject());
        into[path[^1]] = value;
    }

    private static JsonNode Lists(JsonNode node)
    {
        if (node is not JsonObject members) return node.DeepClone();
        if (members.Count > 0 && members.All(one => int.TryParse(one.Key, CultureInfo.InvariantCulture, out _))) return new JsonArray([.. members.Select(one => Lists(one.Value!))]);
        return new JsonObject(members.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)Lists(one.Value!))));
    }

    private static IEnumerable<(string Name, string Value)> Fields(string form) => form.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field =>
    {
        var parts = field.Split('=', 2);
        return (Uri.UnescapeDataString(parts[0].Replace('+', ' ')), Uri.UnescapeDataString((parts.ElementAtOrDefault(1) ?? "").Replace('+', ' ')));
    });
}
