using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Model;
using Microsoft.OData.UriParser;

namespace CrmPayments.Emulator.WebApi.Query;

/// <summary>Reading the nodes of the OData parser's tree.</summary>
internal static class Nodes
{
    /// <summary>The node without type conversions and with parameter aliases replaced; an alias without a value is null.</summary>
    public static SingleValueNode Unwrap(SingleValueNode node, IDictionary<string, SingleValueNode> aliases)
    {
        while (true)
        {
            switch (node)
            {
                case ConvertNode convert:
                    node = convert.Source;
                    break;
                case ParameterAliasNode alias:
                    node = aliases.TryGetValue(alias.Alias, out var value) && value is not null ? value : new ConstantNode(null);
                    break;
                default:
                    return node;
            }
        }
    }

    /// <summary>The table in the query that a row-valued node stands for; navigation adds joins.</summary>
    public static LinkScope ScopeOf(SingleValueNode node, Scopes scopes, WebApiModel model)
    {
        switch (node)
        {
            case ResourceRangeVariableReferenceNode variable:
                return scopes[variable.Name];
            case SingleNavigationNode navigation:
                var parent = ScopeOf(navigation.Source, scopes, model);
                return parent.Follow(model.Navigations.Of(parent.Table.LogicalName)[navigation.NavigationProperty.Name], model);
            default:
                throw WebApiException.NotEmulated($"A path through '{node.Kind}' in a query");
        }
    }
}
