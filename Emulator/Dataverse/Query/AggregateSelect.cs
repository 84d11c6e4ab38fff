using System.Globalization;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Dataverse.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>The columns of an aggregate query: groups, parts of dates, counts, sums. Sums of money are exact: SQLite adds whole numbers and fails aloud on overflow.</summary>
internal sealed class AggregateSelect(SelectList fields, RowShape shape)
{
    private readonly List<string> _groups = [];

    public string GroupBy => _groups.Count == 0 ? "" : " GROUP BY " + string.Join(", ", _groups);

    public static string KeyOf(RowColumn column) => column.Alias ?? column.Name;

    public void Add(IReadOnlyList<RowColumn> columns, QuerySource source)
    {
        foreach (var column in columns)
        {
            var field = column.GroupBy ? Group(column, source)
                : column.Aggregate is not XrmAggregateType.None ? Aggregate(column, source)
                : throw DataverseFaults.BadCondition($"The attribute '{column.Name}' is neither grouped nor aggregated, in an aggregate query.");
            shape.Add(field with { AliasOf = (source.Table.Metadata.LogicalName, column.Name) });
        }
    }

    private ResultField Group(RowColumn column, QuerySource source)
    {
        var stored = source.Stored(column.Name);
        var key = KeyOf(column);
        if (column.Grouping is not XrmDateTimeGrouping.None)
        {
            var part = DatePart(column.Grouping, source.Column(column.Name));
            _groups.Add(part);
            var field = fields.Add($"{part} AS {StoredColumn.Quoted(key)}");
            return new ResultField(key, null, reader => reader.IsDBNull(field) ? null : reader.GetInt32(field)) { KeepsNull = true };
        }

        _groups.Add(source.Column(column.Name));
        fields.Add($"{source.Column(column.Name)} AS {StoredColumn.Quoted(key)}");
        return fields.Column(stored, source.Sql, key);
    }

    private static string DatePart(XrmDateTimeGrouping grouping, string sql) => grouping switch
    {
        XrmDateTimeGrouping.Day => $"CAST(strftime('%d', {sql}) AS INTEGER)",
        // Week 1 holds January 1st and weeks begin on Sunday, as SQL Server's datepart counts them.
        XrmDateTimeGrouping.Week => $"((CAST(strftime('%j', {sql}) AS INTEGER) - 1 + CAST(strftime('%w', {sql}, 'start of year') AS INTEGER)) / 7 + 1)",
        XrmDateTimeGrouping.Month => $"CAST(strftime('%m', {sql}) AS INTEGER)",
        XrmDateTimeGrouping.Quarter => $"((CAST(strftime('%m', {sql}) AS INTEGER) + 2) / 3)",
        XrmDateTimeGrouping.Year => $"CAST(strftime('%Y', {sql}) AS INTEGER)",
        _ => throw DataverseFaults.NotEmulated($"Grouping dates by '{grouping}'"),
    };

    private ResultField Aggregate(RowColumn column, QuerySource source)
    {
        var key = KeyOf(column);
        if (column.Aggregate is XrmAggregateType.Count)
        {
            return Counted(key, "count(*)");
        }

        var stored = source.Stored(column.Name);
        var sql = source.Column(column.Name);
        var distinct = column.Distinct ? "DISTINCT " : "";
        return column.Aggregate switch
        {
            XrmAggregateType.CountColumn => Counted(key, $"count({distinct}{sql})"),
            XrmAggregateType.Sum => Valued(key, Numeric(stored), $"sum({distinct}{sql})"),
            XrmAggregateType.Avg => Average(key, Numeric(stored), distinct + sql),
            XrmAggregateType.Min => Valued(key, stored, $"min({sql})"),
            XrmAggregateType.Max => Valued(key, stored, $"max({sql})"),
            _ => throw DataverseFaults.NotEmulated($"The aggregate '{column.Aggregate}'"),
        };
    }

    private ResultField Counted(string key, string sql)
    {
        var field = fields.Add($"{sql} AS {StoredColumn.Quoted(key)}");
        return new ResultField(key, null, reader => reader.GetInt32(field));
    }

    private ResultField Valued(string key, StoredColumn column, string sql)
    {
        var field = fields.Add($"{sql} AS {StoredColumn.Quoted(key)}");
        return new ResultField(key, column, reader => reader.IsDBNull(field) ? null : column.Codec.Decode(reader, field)) { KeepsNull = true };
    }

    /// <summary>The exact sum divided by the count: SQLite's own average would go through a binary fraction.</summary>
    private ResultField Average(string key, StoredColumn column, string sql)
    {
        if (column.Metadata.Type is ColumnType.Double)
        {
            return Valued(key, column, $"avg({sql})");
        }

        var sum = fields.Add($"sum({sql})");
        var count = fields.Add($"count({sql})");
        fields.Add($"avg({sql}) AS {StoredColumn.Quoted(key)}");
        return new ResultField(key, column, reader => reader.IsDBNull(sum) ? null : Quotient(column, reader, sum, count)) { KeepsNull = true };
    }

    private static object Quotient(StoredColumn column, SqliteDataReader reader, int sum, int count)
    {
        var whole = reader.GetInt64(sum);
        var exact = (decimal)whole / reader.GetInt64(count);
        return column.Metadata.Type switch
        {
            ColumnType.Money => new Money(exact / column.Codec.Scale),
            ColumnType.Decimal => exact / column.Codec.Scale,
            _ => (int)decimal.Truncate(exact),
        };
    }

    private static StoredColumn Numeric(StoredColumn column) =>
        column.Metadata.Type is ColumnType.Money or ColumnType.Decimal or ColumnType.Double or ColumnType.Integer or ColumnType.BigInt ? column
        : throw DataverseFaults.BadCondition(string.Create(CultureInfo.InvariantCulture, $"'{column.Name}' is no number and has neither sum nor average."));
}
