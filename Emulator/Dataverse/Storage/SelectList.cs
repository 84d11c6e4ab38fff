using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>The expressions of a SELECT, and how the fields they give are read back.</summary>
internal sealed class SelectList(StoreLayout layout)
{
    private readonly List<string> _expressions = [];

    public string Sql => string.Join(", ", _expressions);

    /// <summary>A column with what belongs to it: a lookup's target and name, a money column's currency.</summary>
    /// <param name="source">Alias of the table in the SQL.</param>
    /// <param name="key">Under which name the value stands in the row.</param>
    public ResultField Column(StoredColumn column, string source, string key)
    {
        var value = Add($"{source}.{column.Sql}");
        return column.Metadata.Type switch
        {
            ColumnType.Lookup => new ResultField(key, column, Lookup(column, source, value)),
            ColumnType.Money when HasCurrency(column) => new ResultField(key, column, Plain(column, value))
            {
                CurrencyField = Add($"{source}.\"transactioncurrencyid\""),
            },
            _ => new ResultField(key, column, Plain(column, value)),
        };
    }

    /// <returns>The field's place.</returns>
    public int Add(string expression)
    {
        _expressions.Add(expression);
        return _expressions.Count - 1;
    }

    private bool HasCurrency(StoredColumn column) => layout.Table(column.Table.LogicalName).FindColumn("transactioncurrencyid") is not null;

    private static Func<SqliteDataReader, object?> Plain(StoredColumn column, int field) =>
        reader => reader.IsDBNull(field) ? null : column.Codec.Decode(reader, field);

    private Func<SqliteDataReader, object?> Lookup(StoredColumn column, string source, int id)
    {
        var target = column.HasTarget ? Add($"{source}.{column.TargetSql}") : -1;
        var name = Add(layout.NameOf(column, source));
        var only = column.Metadata.Targets[0];
        return reader => reader.IsDBNull(id) ? null
            : new EntityReference(target < 0 || reader.IsDBNull(target) ? only : reader.GetString(target), (Guid)column.Codec.Decode(reader, id))
            {
                Name = reader.IsDBNull(name) ? null : reader.GetString(name),
            };
    }
}
