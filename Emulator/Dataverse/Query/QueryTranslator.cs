using System.Globalization;
using System.Text;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Dataverse.Storage;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>A query in SQL: names are checked against the metadata, values become parameters, every table is cut to what the caller may see.</summary>
internal sealed class QueryTranslator
{
    private readonly StoreLayout _layout;
    private readonly IRowFilter _filter;
    private readonly SqlParameters _parameters = new();
    private readonly QuerySources _sources;
    private readonly ConditionTranslator _conditions;
    private readonly SelectList _fields;
    private readonly RowShape _shape;
    private readonly StringBuilder _joins = new();
    private readonly List<(RowLink Link, QuerySource Source)> _links = [];
    private readonly QuerySource _root;
    private readonly RowQuery _query;

    private QueryTranslator(StoreLayout layout, RowQuery query, IRowFilter filter)
    {
        _layout = layout;
        _query = query;
        _filter = filter;
        _sources = new QuerySources(layout, filter);
        _conditions = new ConditionTranslator(layout, _parameters, filter.Caller);
        _fields = new SelectList(layout);
        _root = _sources.Number(query.Table);
        _shape = new RowShape(_root.Table);
    }

    public static TranslatedQuery Translate(StoreLayout layout, RowQuery query, IRowFilter filter) =>
        new QueryTranslator(layout, query, filter).Translate();

    private TranslatedQuery Translate()
    {
        QueryLimits.Check(_query);
        Join(_query.Links, _root);
        var where = All([RowFilterSql.Condition(_root, _filter, _parameters), Predicate(_query.Where, _root)]);
        var groups = Select();
        var orders = new OrderTranslator(_query, _root, _links, _sources, _parameters, _filter.Caller.Lcid, _layout).Translate();
        var from = $" FROM {_root.Table.Sql} {_root.Sql}{_joins}{(where is null ? "" : " WHERE " + where)}{groups}";
        var distinct = _query.Distinct ? "DISTINCT " : "";
        var select = $"SELECT {distinct}{_fields.Sql}{from}";
        return new TranslatedQuery(
            select + orders,
            string.Create(CultureInfo.InvariantCulture, $"SELECT count(*) FROM ({(_query.Distinct || _query.Aggregate ? select : "SELECT 1" + from)} LIMIT {RowPage.Limit + 1})"),
            _parameters.Values,
            _shape,
            PartyColumns());
    }

    private void Join(IReadOnlyList<RowLink> links, QuerySource parent)
    {
        foreach (var link in links)
        {
            var source = _sources.Join(link.Table, link.Alias);
            _links.Add((link, source));
            var on = All([$"{source.Column(link.ToColumn)} = {parent.Column(link.FromColumn)}", RowFilterSql.Condition(source, _filter, _parameters), Predicate(link.Where, source)]);
            _joins.Append(CultureInfo.InvariantCulture, $" {JoinWord(link.Join)} {source.Table.Sql} {source.Sql} ON {on}");
            Join(link.Links, source);
        }
    }

    private static string JoinWord(JoinOperator join) => join switch
    {
        JoinOperator.Inner => "JOIN",
        JoinOperator.LeftOuter => "LEFT JOIN",
        _ => throw DataverseFaults.NotEmulated($"The join operator '{join}' outside a filter"),
    };

    private string? Predicate(RowPredicate? predicate, QuerySource source) => predicate switch
    {
        null => null,
        RowPredicate.Group group => Group(group, source),
        RowPredicate.Condition condition => Condition(condition, source),
        RowPredicate.Exists exists => Existence(exists.Link, source),
        _ => throw new InvalidOperationException($"A predicate of type {predicate.GetType()}."),
    };

    private string? Group(RowPredicate.Group group, QuerySource source)
    {
        var parts = group.Parts.Select(part => Predicate(part, source)).OfType<string>().ToList();
        var word = group.Operator is LogicalOperator.Or ? " OR " : " AND ";
        return parts.Count == 0 ? null : $"({string.Join(word, parts)})";
    }

    private string Condition(RowPredicate.Condition condition, QuerySource source) => _conditions.Translate(
        condition,
        condition.Link is { } link && link != source.Alias ? Owner(link) : source,
        condition.OtherLink is { } other && other != source.Alias ? Owner(other) : null);

    /// <remarks>Callers name the query's own table, too.</remarks>
    private QuerySource Owner(string link) =>
        link == _root.Table.Metadata.LogicalName && !_links.Exists(joined => joined.Source.Alias == link) ? _root : _sources.Named(link);

    /// <summary>The kinds of link that only ask for linked rows. All: there are linked rows, and none meets the link's filter (the platform's definition); not all: the same as any.</summary>
    private string Existence(RowLink link, QuerySource parent) => link.Join switch
    {
        JoinOperator.Any or JoinOperator.NotAll or JoinOperator.Exists or JoinOperator.In => Exists(link, parent, filtered: true),
        JoinOperator.NotAny => $"NOT {Exists(link, parent, filtered: true)}",
        JoinOperator.All => $"({Exists(link, parent, filtered: false)} AND NOT {Exists(link, parent, filtered: true)})",
        _ => throw DataverseFaults.NotEmulated($"The join operator '{link.Join}' inside a filter"),
    };

    private string Exists(RowLink link, QuerySource parent, bool filtered)
    {
        var source = _sources.Number(link.Table, link.Alias);
        var where = All(
        [
            $"{source.Column(link.ToColumn)} = {parent.Column(link.FromColumn)}",
            RowFilterSql.Condition(source, _filter, _parameters),
            filtered ? Predicate(link.Where, source) : null,
            .. filtered ? link.Links.Select(nested => Nested(nested, source)) : [],
        ]);
        return $"EXISTS (SELECT 1 FROM {source.Table.Sql} {source.Sql} WHERE {where})";
    }

    /// <summary>Inside an existence an inner join is one more existence; an outer join changes nothing.</summary>
    private string? Nested(RowLink link, QuerySource parent) => link.Join switch
    {
        JoinOperator.Inner => Exists(link, parent, filtered: true),
        JoinOperator.LeftOuter => null,
        _ => Existence(link, parent),
    };

    /// <returns>GROUP BY, or nothing.</returns>
    private string Select()
    {
        if (_query.Aggregate)
        {
            var aggregates = new AggregateSelect(_fields, _shape);
            aggregates.Add(_query.Columns, _root);
            _links.ForEach(joined => aggregates.Add(joined.Link.Columns, joined.Source));
            return aggregates.GroupBy;
        }

        SelectRoot();
        _links.ForEach(joined => SelectLinked(joined.Link, joined.Source));
        if (!_query.Distinct)
        {
            _shape.VersionField = _fields.Add($"{_root.Sql}.\"versionnumber\"");
        }
        else if (_fields.Sql.Length == 0)
        {
            // Every column that was asked for is one the caller may not read.
            _fields.Add("NULL");
        }

        return "";
    }

    /// <remarks>Rows without an id have no party lists to read.</remarks>
    private string[] PartyColumns() => _query.Aggregate || _query.Distinct ? []
        : [.. _root.Table.Columns.Where(column => !column.IsStored && (_query.AllColumns || _query.Columns.Any(wanted => wanted.Name == column.Name))).Select(column => column.Name)];

    private void SelectRoot()
    {
        IReadOnlyList<RowColumn> columns = _query.AllColumns
            ? [.. _root.Table.Columns.Where(column => column.IsStored).Select(column => new RowColumn(column.Name))]
            : [.. _query.Columns.Where(column => _root.Table.Column(column.Name).IsStored)];
        foreach (var column in columns.Concat(_query.Distinct ? [] : Implied(columns)).DistinctBy(column => (column.Name, column.Alias)).Where(column => _root.MayRead(column.Name)))
        {
            var field = _fields.Column(_root.Stored(column.Name), _root.Sql, column.Alias ?? column.Name);
            _shape.Add(column.Alias is null ? field : field with { AliasOf = (_query.Table, column.Name) });
        }
    }

    /// <summary>The primary key always comes, and with money its currency.</summary>
    private IEnumerable<RowColumn> Implied(IReadOnlyList<RowColumn> columns)
    {
        yield return new RowColumn(_root.Table.Key.Name);
        if (_root.Table.FindColumn("transactioncurrencyid") is { } currency
            && columns.Any(column => _root.Table.FindColumn(column.Name)?.Metadata.Type is ColumnType.Money))
        {
            yield return new RowColumn(currency.Name);
        }
    }

    private void SelectLinked(RowLink link, QuerySource source)
    {
        var columns = link.AllColumns
            ? [.. source.Table.Columns.Where(column => column.IsStored).Select(column => new RowColumn(column.Name))]
            : link.Columns;
        foreach (var column in columns.Where(column => source.MayRead(column.Name)))
        {
            var field = _fields.Column(source.Stored(column.Name), source.Sql, column.Alias ?? $"{source.Alias}.{column.Name}");
            _shape.Add(field with { AliasOf = (link.Table, column.Name) });
        }
    }

    private static string? All(IEnumerable<string?> conditions)
    {
        var parts = conditions.OfType<string>().ToList();
        return parts.Count == 0 ? null : string.Join(" AND ", parts);
    }
}
