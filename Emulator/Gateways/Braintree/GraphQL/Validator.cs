using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Braintree.GraphQL;

/// <summary>Checks an operation against the schema before anything of it is executed.</summary>
internal sealed class Validator(Schema schema, Document document)
{
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>The variables with defaults filled in.</summary>
    /// <exception cref="GraphQLFault">A variable does not fit its declaration.</exception>
    public JObject Variables(Operation operation, JObject given)
    {
        var variables = new JObject();
        foreach (var definition in operation.Variables)
        {
            var value = given[definition.Name] ?? definition.Default?.Resolve([]);
            schema.CheckInput(value, definition.Type, definition.Name);
            if (value is not null) variables[definition.Name] = value;
        }

        return variables;
    }

    /// <exception cref="GraphQLFault">A field, argument, fragment or variable does not exist, or does not belong there.</exception>
    public void Check(Operation operation) =>
        Check(operation.Selections, operation.Kind == "mutation" ? "Mutation" : "Query", [.. operation.Variables.Select(variable => variable.Name)], "");

    private void Check(IReadOnlyList<Selection> selections, string type, HashSet<string> variables, string path)
    {
        foreach (var selection in selections)
        {
            if (selection.Directives.FirstOrDefault(directive => directive.Name is not ("include" or "skip")) is { } unknown)
                throw new GraphQLFault($"Validation error of type UnknownDirective: Unknown directive '{unknown.Name}' @ '{path}'");
            if (selection is Field field) Check(field, type, variables, $"{path}{field.Name}");
            else if (selection is InlineFragment inline) Narrow(inline.On ?? type, type, inline.Selections, variables, path);
            else if (selection is FragmentSpread spread) Spread(spread.Name, type, variables, path);
        }
    }

    private void Check(Field field, string type, HashSet<string> variables, string path)
    {
        if (field.Name == "__typename") return;
        if (schema.Find(type).Find(field.Name) is not { } definition)
            throw Fault(field, $"Validation error of type FieldUndefined: Field '{field.Name}' in type '{type}' is undefined @ '{path}'");
        foreach (var (name, value) in field.Arguments)
        {
            if (!definition.Arguments.ContainsKey(name)) throw Fault(field, $"Validation error of type UnknownArgument: Unknown field argument '{name}' @ '{path}'");
            CheckDeclared(field, value, variables, path);
        }

        if (definition.Arguments.FirstOrDefault(argument => argument.Value.EndsWith('!') && !field.Arguments.ContainsKey(argument.Key)) is { Key: { } missing })
            throw Fault(field, $"Validation error of type MissingFieldArgument: Missing field argument '{missing}' @ '{path}'");
        if (definition.Type.Length == 0 != (field.Selections.Count == 0)) throw Fault(field, $"Validation error of type SubselectionRequired or SubselectionNotAllowed @ '{path}'");
        Check(field.Selections, definition.Type, variables, $"{path}/");
    }

    private static void CheckDeclared(Field field, Value value, HashSet<string> variables, string path)
    {
        if (value is Value.Variable variable && !variables.Contains(variable.Name))
            throw Fault(field, $"Validation error of type UndefinedVariable: Undefined variable '{variable.Name}' @ '{path}'");
        if (value is Value.List list) foreach (var item in list.Items) CheckDeclared(field, item, variables, path);
        if (value is Value.Object it) foreach (var item in it.Fields.Values) CheckDeclared(field, item, variables, path);
    }

    private void Spread(string name, string type, HashSet<string> variables, string path)
    {
        if (!document.Fragments.TryGetValue(name, out var fragment)) throw new GraphQLFault($"Validation error of type UndefinedFragment: Undefined fragment {name} @ '{path}'");
        if (!_open.Add(name)) throw new GraphQLFault($"Validation error: fragment {name} contains itself");
        Narrow(fragment.On, type, fragment.Selections, variables, path);
        _open.Remove(name);
    }

    private void Narrow(string on, string type, IReadOnlyList<Selection> selections, HashSet<string> variables, string path)
    {
        if (!schema.Overlap(on, type)) throw new GraphQLFault($"Validation error of type InvalidFragmentType: Fragment cannot be spread here as objects of type {type} can never be of type {on} @ '{path}'");
        Check(selections, on, variables, path);
    }

    private static GraphQLFault Fault(Field field, string message) => new(message, line: field.Line, column: field.Column);
}
