using CrmPayments.Emulator.Dataverse.Faults;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>QueryExpression and QueryByAttribute as a <see cref="RowQuery"/>.</summary>
public static class QueryExpressions
{
    public static RowQuery ToRowQuery(QueryExpression query) => new()
    {
        Table = query.EntityName,
        AllColumns = query.ColumnSet.AllColumns,
        Columns = Columns(query.ColumnSet),
        Where = Group(query.Criteria, query.LinkEntities),
        Links = Joined(query.LinkEntities),
        Orders = Orders(query.Orders),
        Distinct = query.Distinct,
        Aggregate = IsAggregate(query.ColumnSet) || query.LinkEntities.Any(HasAggregate),
        Top = query.TopCount,
        Page = Page(query.PageInfo),
    };

    public static RowQuery ToRowQuery(QueryByAttribute query) => new()
    {
        Table = query.EntityName,
        AllColumns = query.ColumnSet.AllColumns,
        Columns = Columns(query.ColumnSet),
        Where = new RowPredicate.Group(
            LogicalOperator.And,
            [.. query.Attributes.Zip(query.Values, (column, value) => new RowPredicate.Condition(column, ConditionOperator.Equal, [value]))]),
        Orders = Orders(query.Orders),
        Top = query.TopCount,
        Page = Page(query.PageInfo),
    };

    private static RowLink Link(LinkEntity link) => new()
    {
        Table = link.LinkToEntityName,
        FromColumn = link.LinkFromAttributeName,
        ToColumn = link.LinkToAttributeName,
        Alias = string.IsNullOrEmpty(link.EntityAlias) ? null : link.EntityAlias,
        Join = link.JoinOperator,
        AllColumns = link.Columns.AllColumns,
        Columns = Columns(link.Columns),
        Where = Group(link.LinkCriteria, link.LinkEntities),
        Links = Joined(link.LinkEntities),
        Orders = Orders(link.Orders),
    };

    /// <summary>The links that bring columns and rows; the others only ask whether rows exist and stand in the filter.</summary>
    private static RowLink[] Joined(IEnumerable<LinkEntity> links) => [.. links.Where(link => !IsExistence(link.JoinOperator)).Select(Link)];

    private static RowPredicate.Group Group(FilterExpression filter, IEnumerable<LinkEntity> links)
    {
        var existences = links.Where(link => IsExistence(link.JoinOperator)).Select(link => new RowPredicate.Exists(Link(link)));
        return new RowPredicate.Group(LogicalOperator.And, [Group(filter), .. existences]);
    }

    private static RowPredicate.Group Group(FilterExpression filter) =>
        new(filter.FilterOperator, [.. filter.Conditions.Select(Condition), .. filter.Filters.Select(Group)]);

    private static RowPredicate.Condition Condition(ConditionExpression condition)
    {
        var link = string.IsNullOrEmpty(condition.EntityName) ? null : condition.EntityName;
        return condition.CompareColumns
            ? new RowPredicate.Condition(condition.AttributeName, condition.Operator, [], link, OtherColumn(condition), link)
            : new RowPredicate.Condition(condition.AttributeName, condition.Operator, [.. condition.Values], link);
    }

    private static string OtherColumn(ConditionExpression condition) => condition.Values is [string name] ? name
        : throw DataverseFaults.BadCondition($"A condition on '{condition.AttributeName}' that compares columns names one column.");

    private static RowColumn[] Columns(ColumnSet set) =>
        [.. set.Columns.Select(name => new RowColumn(name)), .. set.AttributeExpressions.Select(Column)];

    private static RowColumn Column(XrmAttributeExpression column) => new(
        column.AttributeName ?? "", string.IsNullOrEmpty(column.Alias) ? null : column.Alias, column.AggregateType, column.HasGroupBy, column.DateTimeGrouping);

    private static RowOrder[] Orders(IEnumerable<OrderExpression> orders) => [.. orders.Select(order => new RowOrder(
        string.IsNullOrEmpty(order.AttributeName) ? null : order.AttributeName, order.OrderType is OrderType.Descending,
        string.IsNullOrEmpty(order.Alias) ? null : order.Alias, string.IsNullOrEmpty(order.EntityName) ? null : order.EntityName))];

    private static RowPage Page(PagingInfo? page) => page is null ? RowPage.First
        : new RowPage(Math.Max(1, page.PageNumber), page.Count, page.PagingCookie, page.ReturnTotalRecordCount);

    private static bool IsAggregate(ColumnSet set) =>
        set.AttributeExpressions.Any(column => column.AggregateType is not XrmAggregateType.None || column.HasGroupBy);

    private static bool HasAggregate(LinkEntity link) => IsAggregate(link.Columns) || link.LinkEntities.Any(HasAggregate);

    private static bool IsExistence(JoinOperator join) => join is
        JoinOperator.In or JoinOperator.Exists or JoinOperator.Any or JoinOperator.NotAny or JoinOperator.All or JoinOperator.NotAll;
}
