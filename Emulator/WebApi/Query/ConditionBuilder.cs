using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Model;
using CrmPayments.Emulator.WebApi.Payload;
using Microsoft.OData;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.WebApi.Query;

/// <summary>Makes one condition of a comparison, a string function or a query function.</summary>
internal sealed class ConditionBuilder(WebApiModel model, IDictionary<string, SingleValueNode> aliases)
{
    /// <summary>A column of the query, under the alias of its table.</summary>
    private sealed record Operand(string? Alias, ColumnMetadata Column);

    public ConditionExpression Compare(BinaryOperatorNode node, Scopes scopes, bool negated)
    {
        var (left, right) = (Nodes.Unwrap(node.Left, aliases), Nodes.Unwrap(node.Right, aliases));
        var kind = left is ConstantNode ? Mirrored(node.OperatorKind) : node.OperatorKind;
        (left, right) = left is ConstantNode ? (right, left) : (left, right);
        // "contains(name,'x') eq false" says the same as "not contains(name,'x')".
        if (left is SingleValueFunctionCallNode call && right is ConstantNode { Value: bool expected } && kind == BinaryOperatorKind.Equal)
            return Call(call, scopes, negated == expected);
        var operand = Of(left, scopes);
        var comparison = negated ? Opposite(OperatorOf(kind)) : OperatorOf(kind);
        return right is ConstantNode constant ? ToConstant(operand, comparison, constant) : ToColumn(operand, comparison, Of(right, scopes));
    }

    public ConditionExpression IsTrue(SingleValuePropertyAccessNode property, Scopes scopes, bool negated)
    {
        var operand = Of(property, scopes);
        return new(operand.Alias, operand.Column.LogicalName, ConditionOperator.Equal, !negated);
    }

    public ConditionExpression Call(SingleValueFunctionCallNode call, Scopes scopes, bool negated)
    {
        var name = call.Name.Split('.')[^1];
        if (call.Functions.Any() && QueryFunction.All.TryGetValue(name, out var function))
            return Query(call, function, scopes, negated);
        var arguments = call.Parameters.OfType<SingleValueNode>().Select(each => Nodes.Unwrap(each, aliases)).ToList();
        if (arguments is not [_, ConstantNode { Value: string text }] || !IsText(name))
            throw WebApiException.NotEmulated($"The function '{call.Name}' with these arguments in $filter");
        var operand = Of(arguments[0], scopes);
        return new(operand.Alias, operand.Column.LogicalName, negated ? ConditionOperator.NotLike : ConditionOperator.Like, Pattern(name, text));
    }

    private ConditionExpression Query(SingleValueFunctionCallNode call, QueryFunction function, Scopes scopes, bool negated)
    {
        if (negated)
            throw WebApiException.BadQuery($"The 'not' operator is not supported before the query function '{call.Name}'.");
        var arguments = call.Parameters.OfType<NamedFunctionParameterNode>().ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal);
        var scope = call.Source is SingleValueNode source ? Nodes.ScopeOf(source, scopes, model) : throw WebApiException.BadQuery("A query function needs a row.");
        var column = ColumnNamed(scope, Constant(arguments["PropertyName"]) as string ?? "");
        var values = QueryValues(function, arguments).Select(value => Literals.ToCondition(ValueColumn(function, column), value)).ToArray();
        return values.Length == 0 && function.Values == QueryFunctionValues.None
            ? new(scope.Alias, column.LogicalName, function.Operator)
            : new(scope.Alias, column.LogicalName, function.Operator, values!);
    }

    // A number of days is a number, whatever the column holds.
    private static ColumnMetadata ValueColumn(QueryFunction function, ColumnMetadata column) =>
        function.Values == QueryFunctionValues.Count ? column with { Type = ColumnType.Integer } :
        column.Type == ColumnType.Choices ? column with { Type = ColumnType.Choice } : column;

    private IEnumerable<object?> QueryValues(QueryFunction function, Dictionary<string, QueryNode> arguments) => function.Values switch
    {
        QueryFunctionValues.None => [],
        QueryFunctionValues.Many => Constant(arguments["PropertyValues"]) is ODataCollectionValue values
            ? values.Items
            : throw WebApiException.BadQuery($"PropertyValues of '{function.Name}' must be a collection such as [\"1\",\"2\"]."),
        _ => [Constant(arguments["PropertyValue"])],
    };

    private object? Constant(QueryNode node) => node is SingleValueNode single && Nodes.Unwrap(single, aliases) is ConstantNode constant
        ? constant.Value
        : throw WebApiException.BadQuery("A query function takes constant values.");

    private ColumnMetadata ColumnNamed(LinkScope scope, string name) =>
        model.FindColumn(scope.Table.LogicalName, name) ?? scope.Table.Columns.GetValueOrDefault(name)
        ?? throw WebApiException.BadQuery($"Could not find a property named '{name}' on type '{EdmNames.Qualified(scope.Table.LogicalName)}'.");

    private Operand Of(SingleValueNode node, Scopes scopes)
    {
        if (node is not SingleValuePropertyAccessNode property)
            throw WebApiException.NotEmulated($"'{node.Kind}' as the operand of a comparison in $filter");
        var scope = Nodes.ScopeOf(property.Source, scopes, model);
        return new(scope.Alias, ColumnNamed(scope, property.Property.Name));
    }

    private static ConditionExpression ToConstant(Operand operand, ConditionOperator comparison, ConstantNode constant) => (constant.Value, comparison) switch
    {
        (null, ConditionOperator.Equal) => new(operand.Alias, operand.Column.LogicalName, ConditionOperator.Null),
        (null, ConditionOperator.NotEqual) => new(operand.Alias, operand.Column.LogicalName, ConditionOperator.NotNull),
        (null, _) => throw WebApiException.BadQuery("null can only be compared with eq and ne."),
        _ => new(operand.Alias, operand.Column.LogicalName, comparison, Literals.ToCondition(operand.Column, constant.Value)!),
    };

    private static ConditionExpression ToColumn(Operand left, ConditionOperator comparison, Operand right) => left.Alias == right.Alias
        ? new(left.Alias, left.Column.LogicalName, comparison, compareColumns: true, value: right.Column.LogicalName)
        : throw WebApiException.BadQuery("Columns can only be compared with columns of the same row.");

    private static bool IsText(string function) => function is "contains" or "startswith" or "endswith";

    private static string Pattern(string function, string text)
    {
        var literal = text.Replace("[", "[[]", StringComparison.Ordinal).Replace("%", "[%]", StringComparison.Ordinal).Replace("_", "[_]", StringComparison.Ordinal);
        return (function is "startswith" ? "" : "%") + literal + (function is "endswith" ? "" : "%");
    }

    private static ConditionOperator OperatorOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equal => ConditionOperator.Equal,
        BinaryOperatorKind.NotEqual => ConditionOperator.NotEqual,
        BinaryOperatorKind.GreaterThan => ConditionOperator.GreaterThan,
        BinaryOperatorKind.GreaterThanOrEqual => ConditionOperator.GreaterEqual,
        BinaryOperatorKind.LessThan => ConditionOperator.LessThan,
        BinaryOperatorKind.LessThanOrEqual => ConditionOperator.LessEqual,
        _ => throw WebApiException.NotEmulated($"The operator '{kind}' in $filter"),
    };

    private static BinaryOperatorKind Mirrored(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        _ => kind,
    };

    private static ConditionOperator Opposite(ConditionOperator comparison) => comparison switch
    {
        ConditionOperator.Equal => ConditionOperator.NotEqual,
        ConditionOperator.NotEqual => ConditionOperator.Equal,
        ConditionOperator.GreaterThan => ConditionOperator.LessEqual,
        ConditionOperator.GreaterEqual => ConditionOperator.LessThan,
        ConditionOperator.LessThan => ConditionOperator.GreaterEqual,
        _ => ConditionOperator.GreaterThan,
    };
}
