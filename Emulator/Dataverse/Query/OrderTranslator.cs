using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Dataverse.Storage;

namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>ORDER BY. Lookups sort by name and choices by label, as on the platform; primary keys decide ties, so that pages never overlap.</summary>
internal sealed class OrderTranslator(
    RowQuery query, QuerySource root, List<(RowLink Link, QuerySource Source)> links, QuerySources sources, SqlParameters parameters, int lcid, StoreLayout layout)
{
    public string Translate()
    {
        var terms = query.Orders.Select(order => Term(order, root))
            .Concat(links.SelectMany(joined => joined.Link.Orders.Select(order => Term(order, joined.Source))))
            .ToList();
        if (!query.Aggregate && !query.Distinct)
        {
            terms.AddRange(links.Select(joined => joined.Source).Prepend(root).Select(source => source.Column(source.Table.Key.Name)));
        }

        return terms.Count == 0 ? "" : " ORDER BY " + string.Join(", ", terms);
    }

    private string Term(RowOrder order, QuerySource stands)
    {
        var direction = order.Descending ? " DESC" : "";
        if (query.Aggregate)
        {
            return OfAnswer(order) + direction;
        }

        var source = order.Link is { } link && link != stands.Alias && link != root.Table.Metadata.LogicalName ? sources.Named(link) : stands;
        var column = source.Stored(order.Column ?? throw Faults.DataverseFaults.BadCondition("An order names a column."));
        return Expression(column, source) + direction;
    }

    /// <summary>An aggregate's rows have only the answer's columns to sort by.</summary>
    private string OfAnswer(RowOrder order)
    {
        var name = order.Alias ?? order.Column;
        var all = query.Columns.Concat(links.SelectMany(joined => joined.Link.Columns)).ToList();
        return all.Find(column => column.Alias == name || (column.Alias is null && column.Name == name)) is { } found
            ? StoredColumn.Quoted(AggregateSelect.KeyOf(found))
            : throw Faults.DataverseFaults.NoSuchAlias(name ?? "");
    }

    private string Expression(StoredColumn column, QuerySource source)
    {
        var sql = source.Column(column.Name);
        return column.Metadata.Type switch
        {
            ColumnType.Lookup => $"{layout.NameOf(column, source.Sql)} COLLATE {StoreConnection.Collation}",
            ColumnType.Choice or ColumnType.State or ColumnType.Status => $"{Labels(column, sql)} COLLATE {StoreConnection.Collation}",
            _ => sql,
        };
    }

    private string Labels(StoredColumn column, string sql)
    {
        var options = column.Metadata.Choice?.Options ?? [];
        return options.Count == 0 ? sql
            : $"CASE {sql} {string.Join(' ', options.Select(option => $"WHEN {option.Value} THEN {parameters.Add(option.Label.In(lcid))}"))} END";
    }
}
