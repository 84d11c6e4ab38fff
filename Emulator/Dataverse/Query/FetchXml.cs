using System.Globalization;
using System.ServiceModel;
using System.Xml;
using System.Xml.Linq;
using CrmPayments.Emulator.Dataverse.Faults;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>FetchXML as a <see cref="RowQuery"/>. Elements and operators it does not know fail by name.</summary>
public static class FetchXml
{
    private const int LongestText = 1_000_000;

    /// <exception cref="FaultException">The XML is broken (0x80040203), or asks for what is not emulated (0x80040219).</exception>
    public static RowQuery Parse(string fetchXml)
    {
        var fetch = Load(fetchXml);
        RequireName(fetch, "fetch");
        FetchGrammar.Check(fetch);
        var entity = fetch.Elements().ToList() is [var only] ? only : throw Broken("a fetch has one entity");
        RequireName(entity, "entity");
        RequireChildren(entity, "attribute", "all-attributes", "order", "filter", "link-entity");
        return new RowQuery
        {
            Table = Required(entity, "name"),
            AllColumns = entity.Element("all-attributes") is not null,
            Columns = Columns(entity),
            Where = FetchFilter.Of(entity),
            Links = FetchFilter.JoinedLinks(entity),
            Orders = Orders(entity),
            Distinct = Flag(fetch, "distinct"),
            Aggregate = Flag(fetch, "aggregate"),
            Top = Number(fetch, "top"),
            Page = new RowPage(
                Math.Max(1, Number(fetch, "page") ?? 1), Number(fetch, "count") ?? 0, Text(fetch, "paging-cookie"), Flag(fetch, "returntotalrecordcount")),
        };
    }

    /// <exception cref="FaultException">It is no XML, or has a DTD (0x80040203).</exception>
    public static XElement Load(string fetchXml)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = LongestText };
        try
        {
            using var reader = XmlReader.Create(new StringReader(fetchXml), settings);
            return XElement.Load(reader);
        }
        catch (XmlException broken)
        {
            throw Broken(broken.Message);
        }
    }

    internal static RowLink Link(XElement link)
    {
        RequireChildren(link, "attribute", "all-attributes", "order", "filter", "link-entity");
        return new RowLink
        {
            Table = Required(link, "name"),
            ToColumn = Required(link, "from"),
            FromColumn = Required(link, "to"),
            Alias = Text(link, "alias"),
            Join = Join(link),
            AllColumns = link.Element("all-attributes") is not null,
            Columns = Columns(link),
            Where = FetchFilter.Of(link),
            Links = FetchFilter.JoinedLinks(link),
            Orders = Orders(link),
        };
    }

    internal static JoinOperator Join(XElement link) => Text(link, "link-type") switch
    {
        null or "inner" => JoinOperator.Inner,
        "outer" => JoinOperator.LeftOuter,
        "any" => JoinOperator.Any,
        "not any" => JoinOperator.NotAny,
        "all" => JoinOperator.All,
        "not all" => JoinOperator.NotAll,
        "exists" => JoinOperator.Exists,
        "in" => JoinOperator.In,
        var other => throw DataverseFaults.NotEmulated($"The FetchXML link-type '{other}'"),
    };

    /// <summary>An attribute's value; null when it is missing or empty.</summary>
    internal static string? Text(XElement element, string name) => element.Attribute(name)?.Value is { Length: > 0 } text ? text : null;

    internal static string Required(XElement element, string name) => Text(element, name) ?? throw Broken($"<{element.Name}> has no attribute {name}");

    internal static void RequireChildren(XElement element, params ReadOnlySpan<string> known)
    {
        foreach (var child in element.Elements())
        {
            if (!known.Contains(child.Name.LocalName))
            {
                throw DataverseFaults.NotEmulated($"The FetchXML element '{child.Name}' in '{element.Name}'");
            }
        }
    }

    internal static FaultException<OrganizationServiceFault> Broken(string problem) => DataverseFaults.InvalidArgument($"Invalid FetchXML: {problem}.");

    private static void RequireName(XElement element, string name)
    {
        if (element.Name != name)
        {
            throw Broken($"<{name}> is expected, not <{element.Name}>");
        }
    }

    private static RowColumn[] Columns(XElement parent) => [.. parent.Elements("attribute").Select(column => new RowColumn(
        Required(column, "name"), Text(column, "alias"), Aggregate(column), Flag(column, "groupby"), Grouping(column), Flag(column, "distinct")))];

    private static XrmAggregateType Aggregate(XElement column) => Text(column, "aggregate") switch
    {
        null => XrmAggregateType.None,
        "count" => XrmAggregateType.Count,
        "countcolumn" => XrmAggregateType.CountColumn,
        "sum" => XrmAggregateType.Sum,
        "avg" => XrmAggregateType.Avg,
        "min" => XrmAggregateType.Min,
        "max" => XrmAggregateType.Max,
        var other => throw DataverseFaults.NotEmulated($"The FetchXML aggregate '{other}'"),
    };

    private static XrmDateTimeGrouping Grouping(XElement column) => Text(column, "dategrouping") switch
    {
        null => XrmDateTimeGrouping.None,
        "day" => XrmDateTimeGrouping.Day,
        "week" => XrmDateTimeGrouping.Week,
        "month" => XrmDateTimeGrouping.Month,
        "quarter" => XrmDateTimeGrouping.Quarter,
        "year" => XrmDateTimeGrouping.Year,
        var other => throw DataverseFaults.NotEmulated($"The FetchXML dategrouping '{other}'"),
    };

    private static RowOrder[] Orders(XElement parent) => [.. parent.Elements("order").Select(order =>
        new RowOrder(Text(order, "attribute"), Flag(order, "descending"), Text(order, "alias"), Text(order, "entityname")))];

    private static bool Flag(XElement element, string name) => Text(element, name) is "true" or "1";

    private static int? Number(XElement element, string name) => Text(element, name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Broken($"attribute {name} is no number: {text}");
}
