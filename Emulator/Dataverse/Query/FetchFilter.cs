using System.Xml.Linq;
using CrmPayments.Emulator.Dataverse.Faults;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>Filters of FetchXML, with the links that stand inside them.</summary>
internal static class FetchFilter
{
    /// <summary>All filters of an entity or link-entity; several are joined by and.</summary>
    public static RowPredicate.Group Of(XElement parent) => new(
        LogicalOperator.And,
        [.. parent.Elements("filter").Select(Filter), .. parent.Elements("link-entity").Where(OnlyAsks).Select(link => new RowPredicate.Exists(FetchXml.Link(link)))]);

    /// <summary>The links that bring columns and rows.</summary>
    public static RowLink[] JoinedLinks(XElement parent) => [.. parent.Elements("link-entity").Where(link => !OnlyAsks(link)).Select(FetchXml.Link)];

    private static bool OnlyAsks(XElement link) => FetchXml.Join(link) is not (JoinOperator.Inner or JoinOperator.LeftOuter);

    private static RowPredicate Filter(XElement filter)
    {
        FetchXml.RequireChildren(filter, "condition", "filter", "link-entity");
        return new RowPredicate.Group(Word(filter), [.. filter.Elements().Select(Part)]);
    }

    private static LogicalOperator Word(XElement filter) => FetchXml.Text(filter, "type") switch
    {
        null or "and" => LogicalOperator.And,
        "or" => LogicalOperator.Or,
        var other => throw FetchXml.Broken($"a filter is of type and or or, not {other}"),
    };

    private static RowPredicate Part(XElement part) => part.Name.LocalName switch
    {
        "condition" => Condition(part),
        "filter" => Filter(part),
        _ => new RowPredicate.Exists(FetchXml.Link(part)),
    };

    private static RowPredicate.Condition Condition(XElement condition)
    {
        FetchXml.RequireChildren(condition, "value");
        var name = FetchXml.Required(condition, "operator");
        var known = FetchOperators.Find(name) ?? throw DataverseFaults.NotEmulated($"The FetchXML operator '{name}'");
        var (otherLink, otherColumn) = Other(FetchXml.Text(condition, "valueof"));
        return new RowPredicate.Condition(
            FetchXml.Required(condition, "attribute"), known, Values(condition), FetchXml.Text(condition, "entityname"), otherColumn, otherLink);
    }

    private static object[] Values(XElement condition) => condition.Attribute("value") is { } value
        ? [value.Value] : [.. condition.Elements("value").Select(item => item.Value)];

    /// <summary>valueof: a column of the same row, or alias.column.</summary>
    private static (string? Link, string? Column) Other(string? valueOf) =>
        valueOf is null ? (null, null) : valueOf.Split('.', 2) is [var link, var column] ? (link, column) : (null, valueOf);
}
