using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Model;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.WebApi.Query;

/// <summary>Builds a <see cref="QueryExpression"/> from the parts of an OData query.</summary>
internal sealed class QueryBuilder
{
    private readonly WebApiModel _model;
    private readonly IDictionary<string, SingleValueNode> _aliases;
    private readonly LinkScope _root;

    public QueryBuilder(WebApiModel model, TableMetadata table, IDictionary<string, SingleValueNode> aliases)
    {
        (_model, _aliases) = (model, aliases);
        Query = new QueryExpression(table.LogicalName);
        _root = new LinkScope(table, null, Query.LinkEntities, new AliasCounter());
    }

    public QueryExpression Query { get; }

    /// <summary>Asks for the columns a shape shows, and those through which its expansions are found.</summary>
    public QueryBuilder Select(RowShape shape)
    {
        Query.ColumnSet = Columns(shape);
        return this;
    }

    public QueryBuilder Filter(FilterClause? clause)
    {
        if (clause is not null)
            new FilterTranslator(_model, _aliases).Translate(clause, _root, Query.Criteria);
        return this;
    }

    public QueryBuilder OrderBy(OrderByClause? clause)
    {
        for (var each = clause; each is not null; each = each.ThenBy)
            Query.Orders.Add(Order(each));
        return this;
    }

    public static ColumnSet Columns(RowShape shape)
    {
        if (shape.Columns is null)
            return new ColumnSet(true);
        var lookups = shape.Expansions.Select(each => each.Navigation).OfType<Navigation.ToOne>().Select(each => each.Column);
        return new ColumnSet([.. shape.Shown.Select(column => column.LogicalName).Concat(lookups).Distinct()]);
    }

    private OrderExpression Order(OrderByClause clause)
    {
        if (Nodes.Unwrap(clause.Expression, _aliases) is not SingleValuePropertyAccessNode property)
            throw WebApiException.NotEmulated($"Ordering by '{clause.Expression.Kind}'");
        var scope = Nodes.ScopeOf(property.Source, Scopes.Of(clause.RangeVariable, _root), _model);
        var column = _model.FindColumn(scope.Table.LogicalName, property.Property.Name)!.LogicalName;
        var direction = clause.Direction == OrderByDirection.Ascending ? OrderType.Ascending : OrderType.Descending;
        return scope.Alias is null ? new OrderExpression(column, direction) : new OrderExpression(column, direction, null, scope.Alias);
    }
}
