using CrmPayments.Emulator.WebApi.Query;
using CrmPayments.Emulator.WebApi.Url;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.WebApi.Support;

/// <summary>What an OData query becomes, told on one line.</summary>
internal static class Translation
{
    public static readonly Uri Root = new("http://127.0.0.1:5080/api/data/v9.2/");

    public static ParsedUrl Parse(string relative) => ParsedUrl.Parse(TestModel.Instance, Root, new Uri(Root, relative));

    public static QueryExpression Query(string table, string options)
    {
        var metadata = TestModel.Table(table);
        var parser = Parse($"{metadata.EntitySetName}?{options}").Parser;
        return new QueryBuilder(TestModel.Instance, metadata, parser.ParameterAliasNodes).Filter(parser.ParseFilter()).OrderBy(parser.ParseOrderBy()).Query;
    }

    public static string Filter(string table, string filter)
    {
        var query = Query(table, "$filter=" + Uri.EscapeDataString(filter));
        return string.Join(" ", new[] { Text(query.Criteria) }.Concat(query.LinkEntities.Select(Text)).Where(part => part.Length > 0));
    }

    private static string Text(LinkEntity link)
    {
        var inner = new[] { Text(link.LinkCriteria) }.Concat(link.LinkEntities.Select(Text)).Where(part => part.Length > 0);
        return $"{link.JoinOperator} {link.EntityAlias}:{link.LinkToEntityName}({link.LinkFromAttributeName}={link.LinkToAttributeName})[{string.Join(" ", inner)}]";
    }

    private static string Text(FilterExpression filter)
    {
        var parts = filter.Conditions.Select(Text).Concat(filter.Filters.Select(each => $"({Text(each)})"));
        return string.Join(filter.FilterOperator == LogicalOperator.And ? " and " : " or ", parts);
    }

    private static string Text(ConditionExpression condition)
    {
        var column = condition.EntityName is null ? condition.AttributeName : $"{condition.EntityName}.{condition.AttributeName}";
        var values = string.Join(",", condition.Values.Select(value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)));
        return $"{column} {(condition.CompareColumns ? "col:" : "")}{condition.Operator}{(values.Length == 0 ? "" : " " + values)}";
    }
}
