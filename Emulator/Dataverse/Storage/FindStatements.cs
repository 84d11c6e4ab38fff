using System.Collections.Concurrent;

namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>SELECTs by primary key, made once for each set of columns.</summary>
internal sealed class FindStatements(StoreLayout layout)
{
    private readonly ConcurrentDictionary<(string Table, string Columns), FindStatement> _known = new();

    /// <param name="columns">Null: all.</param>
    public FindStatement For(TableLayout table, IReadOnlyCollection<string>? columns)
    {
        var wanted = (table.Metadata.LogicalName, columns is null ? "*" : string.Join(',', columns));
        return _known.TryGetValue(wanted, out var statement) ? statement : _known.GetOrAdd(wanted, Build(table, columns));
    }

    private FindStatement Build(TableLayout table, IReadOnlyCollection<string>? columns)
    {
        var fields = new SelectList(layout);
        var shape = new RowShape(table);
        foreach (var column in Chosen(table, columns).Where(column => column.IsStored))
        {
            shape.Add(fields.Column(column, "t", column.Name));
        }

        shape.VersionField = fields.Add("t.\"versionnumber\"");
        return new FindStatement($"SELECT {fields.Sql} FROM {table.Sql} t WHERE t.{table.Key.Sql}=@p0", shape);
    }

    private static IEnumerable<StoredColumn> Chosen(TableLayout table, IReadOnlyCollection<string>? columns) =>
        columns is null ? table.Columns : columns.Select(table.Column).Append(table.Key).Distinct();
}

internal sealed record FindStatement(string Sql, RowShape Shape);
