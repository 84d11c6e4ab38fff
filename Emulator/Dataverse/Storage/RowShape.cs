using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>Makes rows of what SQLite gives. Empty columns are left out, as the platform does.</summary>
internal sealed class RowShape(TableLayout table)
{
    private readonly List<ResultField> _fields = [];

    public IReadOnlyList<ResultField> Fields => _fields;

    /// <summary>Field with the row version; -1: the rows have none (aggregates, distinct).</summary>
    public int VersionField { get; set; } = -1;

    public void Add(ResultField field) => _fields.Add(field);

    public Entity Read(SqliteDataReader reader)
    {
        var row = new Entity(table.Metadata.LogicalName);
        if (VersionField >= 0)
        {
            row.RowVersion = reader.GetInt64(VersionField).ToString(CultureInfo.InvariantCulture);
        }

        foreach (var field in _fields)
        {
            var value = field.Read(reader);
            if (value is not null || field.KeepsNull)
            {
                Put(row, field, value);
            }
        }

        return row;
    }

    private void Put(Entity row, ResultField field, object? value)
    {
        if (field.AliasOf is { } alias)
        {
            row[field.Key] = new AliasedValue(alias.Table, alias.Column, value);
            return;
        }

        row[field.Key] = value;
        if (field.Column == table.Key && value is Guid id)
        {
            row.Id = id;
        }
    }
}
