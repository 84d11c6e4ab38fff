using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Model;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.WebApi.Query;

/// <summary>Turns a $filter, as the OData parser understood it, into the conditions and joins of a query.</summary>
internal sealed class FilterTranslator(WebApiModel model, IDictionary<string, SingleValueNode> aliases)
{
    private readonly ConditionBuilder _conditions = new(model, aliases);

    /// <param name="clause">The filter.</param>
    /// <param name="scope">The table it is about.</param>
    /// <param name="target">Receives the conditions; must combine with And.</param>
    public void Translate(FilterClause clause, LinkScope scope, FilterExpression target) =>
        Add(clause.Expression, new Place(Scopes.Of(clause.RangeVariable, scope), target, IsNegated: false, IsConjunctive: true));

    private void Add(SingleValueNode node, Place place)
    {
        switch (Nodes.Unwrap(node, aliases))
        {
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or } both:
                AddBoth(both, place);
                break;
            case UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not:
                Add(not.Operand, place with { IsNegated = !place.IsNegated });
                break;
            case BinaryOperatorNode comparison:
                place.Target.AddCondition(_conditions.Compare(comparison, place.Scopes, place.IsNegated));
                break;
            case SingleValueFunctionCallNode call:
                place.Target.AddCondition(_conditions.Call(call, place.Scopes, place.IsNegated));
                break;
            case SingleValuePropertyAccessNode property:
                place.Target.AddCondition(_conditions.IsTrue(property, place.Scopes, place.IsNegated));
                break;
            case LambdaNode lambda:
                AddLambda(lambda, place);
                break;
            case var other:
                throw WebApiException.NotEmulated($"'{other.Kind}' in $filter");
        }
    }

    private void AddBoth(BinaryOperatorNode both, Place place)
    {
        // De Morgan: a negated And is an Or of negations.
        var isAnd = both.OperatorKind == BinaryOperatorKind.And != place.IsNegated;
        var target = isAnd && place.Target.FilterOperator == LogicalOperator.And ? place.Target : place.Target.AddFilter(isAnd ? LogicalOperator.And : LogicalOperator.Or);
        var inner = place with { Target = target, IsConjunctive = place.IsConjunctive && isAnd };
        Add(both.Left, inner);
        Add(both.Right, inner);
    }

    private void AddLambda(LambdaNode lambda, Place place)
    {
        if (!place.IsConjunctive)
            throw WebApiException.NotEmulated("any or all next to 'or' in $filter");
        if (lambda.Source is not CollectionNavigationNode source)
            throw WebApiException.NotEmulated("any or all over something that is not a navigation property");
        // all(p) holds when no row fails p.
        var isAll = lambda is AllNode;
        var parent = Nodes.ScopeOf(source.Source, place.Scopes, model);
        var navigation = model.Navigations.Of(parent.Table.LogicalName)[source.NavigationProperty.Name];
        var (scope, filter) = parent.Test(navigation, isAll != place.IsNegated ? JoinOperator.NotAny : JoinOperator.Any, model);
        if (lambda.Body is not ConstantNode { Value: true })
            Add(lambda.Body, new Place(place.Scopes.With(lambda.CurrentRangeVariable, scope), filter, IsNegated: isAll, IsConjunctive: true));
    }

    /// <summary>Where the next condition goes, and under which circumstances.</summary>
    private sealed record Place(Scopes Scopes, FilterExpression Target, bool IsNegated, bool IsConjunctive);
}
