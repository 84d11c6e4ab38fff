using System.Globalization;
using CrmPayments.Emulator.WebApi.Errors;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Definitions;

/// <summary>Evaluates a $filter over definitions, which live in memory.</summary>
internal static class DefinitionFilter
{
    public static bool Accepts(FilterClause? clause, JObject definition) => clause is null || IsTrue(clause.Expression, definition);

    private static bool IsTrue(SingleValueNode node, JObject definition) => Unwrap(node) switch
    {
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } both => IsTrue(both.Left, definition) && IsTrue(both.Right, definition),
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } both => IsTrue(both.Left, definition) || IsTrue(both.Right, definition),
        BinaryOperatorNode comparison => Compare(comparison, definition),
        UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not => !IsTrue(not.Operand, definition),
        SingleValueFunctionCallNode call => Call(call, definition),
        var other => Value(other, definition) == "True",
    };

    private static bool Compare(BinaryOperatorNode node, JObject definition)
    {
        var (left, right) = (Value(node.Left, definition), Value(node.Right, definition));
        return node.OperatorKind switch
        {
            BinaryOperatorKind.Equal => string.Equals(left, right, StringComparison.OrdinalIgnoreCase),
            BinaryOperatorKind.NotEqual => !string.Equals(left, right, StringComparison.OrdinalIgnoreCase),
            var order => Ordered(order, left, right),
        };
    }

    private static bool Ordered(BinaryOperatorKind kind, string? left, string? right)
    {
        if (!decimal.TryParse(left, CultureInfo.InvariantCulture, out var a) || !decimal.TryParse(right, CultureInfo.InvariantCulture, out var b))
            return false;
        return kind switch
        {
            BinaryOperatorKind.GreaterThan => a > b,
            BinaryOperatorKind.GreaterThanOrEqual => a >= b,
            BinaryOperatorKind.LessThan => a < b,
            BinaryOperatorKind.LessThanOrEqual => a <= b,
            _ => throw WebApiException.NotEmulated($"The operator '{kind}' in a filter over definitions"),
        };
    }

    private static bool Call(SingleValueFunctionCallNode call, JObject definition)
    {
        var arguments = call.Parameters.Cast<SingleValueNode>().Select(each => Value(each, definition) ?? "").ToList();
        return call.Name switch
        {
            "contains" => arguments[0].Contains(arguments[1], StringComparison.OrdinalIgnoreCase),
            "startswith" => arguments[0].StartsWith(arguments[1], StringComparison.OrdinalIgnoreCase),
            "endswith" => arguments[0].EndsWith(arguments[1], StringComparison.OrdinalIgnoreCase),
            _ => throw WebApiException.NotEmulated($"The function '{call.Name}' in a filter over definitions"),
        };
    }

    private static string? Value(SingleValueNode node, JObject definition) => Unwrap(node) switch
    {
        ConstantNode { Value: ODataEnumValue choice } => MemberOf(choice),
        ConstantNode constant => Convert.ToString(constant.Value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null,
        var path => Token(path, definition) is { Type: not JTokenType.Null } token ? Convert.ToString(((JValue)token).Value, CultureInfo.InvariantCulture) : null,
    };

    private static JToken? Token(SingleValueNode node, JObject definition) => Unwrap(node) switch
    {
        ResourceRangeVariableReferenceNode => definition,
        SingleValuePropertyAccessNode property => (Token(property.Source, definition) as JObject)?[property.Property.Name],
        SingleComplexNode complex => (Token(complex.Source, definition) as JObject)?[complex.Property.Name],
        var other => throw WebApiException.NotEmulated($"'{other.Kind}' in a filter over definitions"),
    };

    /// <summary>The parser turns names of members into their numbers; definitions show the names.</summary>
    private static string MemberOf(ODataEnumValue choice) => ((IEdmEnumType)DefinitionModel.Instance.FindDeclaredType(choice.TypeName)).Members
        .First(member => member.Name == choice.Value || member.Value.Value.ToString(CultureInfo.InvariantCulture) == choice.Value).Name;

    private static SingleValueNode Unwrap(SingleValueNode node) => node is ConvertNode convert ? Unwrap(convert.Source) : node;
}
