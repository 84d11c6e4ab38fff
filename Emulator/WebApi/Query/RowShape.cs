using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.WebApi.Model;
using Microsoft.OData.UriParser;

namespace CrmPayments.Emulator.WebApi.Query;

/// <summary>Which columns and related rows an answer shows: $select and $expand.</summary>
/// <param name="Columns">Null: every readable column.</param>
public sealed record RowShape(TableMetadata Table, IReadOnlyList<ColumnMetadata>? Columns, IReadOnlyList<Expansion> Expansions)
{
    public static RowShape AllOf(TableMetadata table) => new(table, null, []);

    /// <summary>What is shown; the primary key always is, and the currency next to any amount of money.</summary>
    public IEnumerable<ColumnMetadata> Shown => Columns is null ? Table.Columns.Values.Where(IsReadable) : WithCompanions(Columns);

    private IEnumerable<ColumnMetadata> WithCompanions(IReadOnlyList<ColumnMetadata> columns)
    {
        var shown = columns.Where(IsReadable).ToList();
        if (shown.Any(column => column.Type == ColumnType.Money) && Table.Columns.TryGetValue("transactioncurrencyid", out var currency))
            shown.Add(currency);
        shown.Add(Table.Columns[Table.PrimaryIdColumn]);
        return shown.DistinctBy(column => column.LogicalName);
    }

    private static bool IsReadable(ColumnMetadata column) => column.ValidForRead && column.Type != ColumnType.PartyList;
}

/// <summary>One navigation property of $expand with its nested options.</summary>
/// <param name="Shape">Of the related rows; null for a lookup that may point to several tables, of which only the id is known.</param>
public sealed record Expansion(Navigation Navigation, RowShape? Shape, FilterClause? Filter, OrderByClause? OrderBy, long? Top, bool ReferencesOnly);
