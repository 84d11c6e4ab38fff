using System.Text.Json.Nodes;

namespace CrmPayments.Tests.Core.Gateways.Schemas;

/// <summary>A GraphQL schema, as far as requests are checked with it.</summary>
internal sealed class GraphQlSchema
{
    private readonly Dictionary<string, Dictionary<string, Field>> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _enums = new(StringComparer.Ordinal);

    public GraphQlSchema(string text)
    {
        var words = new GraphQlTokens(text);
        while (!words.AtEnd) Define(words);
    }

    /// <returns>What the schema says against a request, in sentences; empty when it is in order.</returns>
    public IReadOnlyList<string> Against(string query, JsonObject variables)
    {
        var words = new GraphQlTokens(query);
        var root = words.Takes("mutation") ? "Mutation" : words.Takes("query") ? "Query" : "Query";
        if (words.Next is not ("(" or "{")) words.Take();
        var declared = words.Takes("(") ? Variables(words) : [];
        var wrong = new List<string>();
        foreach (var (name, type) in declared) wrong.AddRange(Value(variables[name], type, "$" + name));
        wrong.AddRange(variables.Where(one => !declared.ContainsKey(one.Key)).Select(one => $"${one.Key} is not declared."));
        wrong.AddRange(Selection(words, root, declared));
        return wrong;
    }

    private static Dictionary<string, string> Variables(GraphQlTokens words)
    {
        var declared = new Dictionary<string, string>(StringComparer.Ordinal);
        while (!words.Takes(")"))
        {
            words.Want("$");
            var name = words.Take();
            words.Want(":");
            declared[name] = words.Type();
        }

        return declared;
    }

    private List<string> Selection(GraphQlTokens words, string type, Dictionary<string, string> declared)
    {
        var wrong = new List<string>();
        words.Want("{");
        while (!words.Takes("}"))
        {
            if (words.Takes("..."))
            {
                words.Want("on");
                var narrower = words.Take();
                if (!_types.ContainsKey(narrower)) wrong.Add($"There is no type {narrower}.");
                wrong.AddRange(Selection(words, narrower, declared));
                continue;
            }

            wrong.AddRange(OneField(words, type, declared));
        }

        return wrong;
    }

    private List<string> OneField(GraphQlTokens words, string type, Dictionary<string, string> declared)
    {
        var wrong = new List<string>();
        var name = words.Take();
        if (words.Takes(":")) name = words.Take();
        var field = name == "__typename" ? new Field("String", []) : _types.GetValueOrDefault(type)?.GetValueOrDefault(name);
        if (field is null) wrong.Add($"{type} has no {name}.");
        var given = new List<string>();
        if (words.Takes("("))
        {
            while (!words.Takes(")"))
            {
                var argument = words.Take();
                given.Add(argument);
                words.Want(":");
                wrong.AddRange(Literal(words, field?.Arguments.GetValueOrDefault(argument), $"{type}.{name}({argument})", declared));
            }
        }

        wrong.AddRange((field?.Arguments ?? []).Where(one => one.Value.EndsWith('!') && !given.Contains(one.Key)).Select(one => $"{type}.{name} wants {one.Key}."));
        if (words.Next == "{") wrong.AddRange(Selection(words, Named(field?.Type ?? ""), declared));
        return wrong;
    }

    /// <summary>A value in the query's own text.</summary>
    private List<string> Literal(GraphQlTokens words, string? type, string at, Dictionary<string, string> declared)
    {
        var wrong = type is null ? new List<string> { $"There is no {at}." } : [];
        if (words.Takes("$"))
        {
            var variable = words.Take();
            if (type is not null && Named(declared.GetValueOrDefault(variable, "")) != Named(type)) wrong.Add($"{at} is {type}, and ${variable} is {declared.GetValueOrDefault(variable, "nothing")}.");
        }
        else if (words.Takes("{"))
        {
            var members = _types.GetValueOrDefault(Named(type ?? ""));
            while (!words.Takes("}"))
            {
                var member = words.Take();
                words.Want(":");
                wrong.AddRange(Literal(words, members?.GetValueOrDefault(member)?.Type, $"{at}.{member}", declared));
            }
        }
        else if (words.Takes("["))
        {
            while (!words.Takes("]")) wrong.AddRange(Literal(words, type, at, declared));
        }
        else
        {
            var word = words.Take();
            if (_enums.TryGetValue(Named(type ?? ""), out var known) && !known.Contains(word)) wrong.Add($"{at} has no {word}.");
        }

        return wrong;
    }

    /// <summary>A value of the variables.</summary>
    private IEnumerable<string> Value(JsonNode? value, string type, string at)
    {
        if (value is null) return type.EndsWith('!') ? [$"{at} is missing."] : [];
        if (value is JsonArray items) return items.SelectMany((item, number) => Value(item, type.TrimEnd('!').TrimStart('[').TrimEnd(']'), $"{at}[{number}]"));
        if (_enums.TryGetValue(Named(type), out var words)) return words.Contains(value.ToString()) ? [] : [$"{at} is '{value}', which {Named(type)} has not."];
        if (!_types.TryGetValue(Named(type), out var members)) return value is JsonObject ? [$"{at} is an object, and should be {type}."] : [];
        if (value is not JsonObject given) return [$"{at} should be an object."];
        return given.SelectMany(one => members.TryGetValue(one.Key, out var member) ? Value(one.Value, member.Type, $"{at}.{one.Key}") : [$"{at} has no {one.Key}."])
            .Concat(members.Where(one => one.Value.Type.EndsWith('!') && given[one.Key] is null).Select(one => $"{at} lacks {one.Key}."));
    }

    private void Define(GraphQlTokens words)
    {
        switch (words.Take())
        {
            case "type" or "interface" or "input":
                var name = words.Take();
                while (words.Next is not "{") words.Take();
                _types[name] = Fields(words);
                break;
            case "enum":
                var values = _enums[words.Take()] = new HashSet<string>(StringComparer.Ordinal);
                words.SkipDirectives();
                words.Want("{");
                while (!words.Takes("}"))
                {
                    values.Add(words.Take());
                    words.SkipDirectives();
                }

                break;
        }
    }

    private static Dictionary<string, Field> Fields(GraphQlTokens words)
    {
        var fields = new Dictionary<string, Field>(StringComparer.Ordinal);
        words.Want("{");
        while (!words.Takes("}"))
        {
            var name = words.Take();
            var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
            if (words.Takes("("))
                while (!words.Takes(")")) Typed(words, words.Take(), arguments);
            var typed = new Dictionary<string, string>(StringComparer.Ordinal);
            Typed(words, name, typed);
            fields[name] = new Field(typed[name], arguments);
        }

        return fields;
    }

    /// <summary>A name's type; one with a default need not be given.</summary>
    private static void Typed(GraphQlTokens words, string name, Dictionary<string, string> into)
    {
        words.Want(":");
        var type = words.Type();
        if (words.Takes("="))
        {
            for (var depth = 0; ;)
            {
                depth += words.Take() switch { "[" or "{" => 1, "]" or "}" => -1, _ => 0 };
                if (depth == 0) break;
            }

            type = type.TrimEnd('!');
        }

        words.SkipDirectives();
        into[name] = type;
    }

    private static string Named(string type) => type.Trim('[', ']', '!');

    private sealed record Field(string Type, Dictionary<string, string> Arguments);
}
