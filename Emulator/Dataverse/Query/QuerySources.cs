using System.Globalization;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Storage;

namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>The tables of one query, found by alias. Numbered over the whole query, sub-queries included.</summary>
internal sealed class QuerySources(StoreLayout layout, IRowFilter filter)
{
    private readonly List<QuerySource> _all = [];
    private int _count;
    private int _unnamed;

    /// <summary>A joined table; without an alias it gets the table's name and a number, as on the platform.</summary>
    public QuerySource Join(string table, string? alias)
    {
        var source = Number(table, alias ?? string.Create(CultureInfo.InvariantCulture, $"{table}{++_unnamed}"));
        _all.Add(source);
        return source;
    }

    /// <summary>The query's own table, or a table of a sub-query: not to be found by alias.</summary>
    public QuerySource Number(string table, string? alias = null) =>
        new(layout.Table(table), string.Create(CultureInfo.InvariantCulture, $"t{_count++}"), alias, filter);

    /// <param name="name">An alias, or the name of a joined table.</param>
    public QuerySource Named(string name) =>
        _all.Find(source => source.Alias == name) ?? _all.Find(source => source.Table.Metadata.LogicalName == name) ?? throw DataverseFaults.NoSuchAlias(name);
}
