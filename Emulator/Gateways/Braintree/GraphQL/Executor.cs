using System.Collections;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Braintree.GraphQL;

/// <summary>Validates and executes one operation. A field that fails becomes null and an error with its path; the others go on.</summary>
internal sealed class Executor(Schema schema, Document document, JObject variables)
{
    private readonly JArray _errors = [];

    /// <param name="operation">One of the document's, its variables already checked.</param>
    /// <returns>data, and errors if there are any.</returns>
    public JObject Run(Operation operation)
    {
        var root = new Node(operation.Kind == "mutation" ? "Mutation" : "Query", this);
        var data = Object(root, operation.Selections, []);
        var answer = new JObject { ["data"] = data };
        if (_errors.Count > 0) answer["errors"] = _errors;
        return answer;
    }

    private JObject Object(Node node, IReadOnlyList<Selection> selections, JArray path)
    {
        var result = new JObject();
        foreach (var field in Fields(node.Type, selections))
            result[field.Alias] = Merge(result[field.Alias], Answer(node, field, [.. path, field.Alias]));
        return result;
    }

    // The same field may be selected in several fragments: what each selects belongs together.
    private static JToken Merge(JToken? earlier, JToken answer)
    {
        if (earlier is not JContainer container) return answer;
        container.Merge(answer, new JsonMergeSettings { MergeArrayHandling = MergeArrayHandling.Merge });
        return container;
    }

    private JToken Answer(Node node, Field field, JArray path)
    {
        if (field.Name == "__typename") return node.Type;
        try
        {
            var definition = schema.Find(node.Type).Find(field.Name) ?? throw new InvalidOperationException($"{node.Type}.{field.Name} was validated, yet does not exist.");
            var arguments = new JObject(field.Arguments.Select(pair => (pair.Key, Token: pair.Value.Resolve(variables))).Where(pair => pair.Token is not null).Select(pair => new JProperty(pair.Key, pair.Token)));
            foreach (var (name, type) in definition.Arguments) schema.CheckInput(arguments[name], type, name);
            return Json(definition.Answer(node.Source, new Call(arguments)), field, path);
        }
        catch (GraphQLFault fault)
        {
            _errors.Add(fault.ToJson(path));
            return JValue.CreateNull();
        }
    }

    private JToken Json(object? value, Field field, JArray path) => value switch
    {
        null => JValue.CreateNull(),
        Node node => Object(node, field.Selections, path),
        string text => text,
        IEnumerable list => new JArray(list.Cast<object?>().Select((item, index) => Json(item, field, [.. path, index]))),
        _ => JToken.FromObject(value),
    };

    private IEnumerable<Field> Fields(string type, IReadOnlyList<Selection> selections) => selections.Where(IsIncluded).SelectMany(selection => selection switch
    {
        Field field => [field],
        InlineFragment fragment => fragment.On is null || schema.Fits(type, fragment.On) ? Fields(type, fragment.Selections) : [],
        FragmentSpread spread => document.Fragments[spread.Name] is var fragment && schema.Fits(type, fragment.On) ? Fields(type, fragment.Selections) : [],
        _ => throw new InvalidOperationException("Selection is closed."),
    });

    private bool IsIncluded(Selection selection) => selection.Directives.All(directive =>
        directive.Arguments.GetValueOrDefault("if")?.Resolve(variables) is { Type: JTokenType.Boolean } condition && (bool)condition == (directive.Name == "include"));
}
