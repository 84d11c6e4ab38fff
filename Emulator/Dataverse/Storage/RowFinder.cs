using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Query;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>Rows by primary or alternate key.</summary>
internal sealed class RowFinder(StoreConnection connection, StoreLayout layout)
{
    public Entity? Find(TableLayout table, Guid id, IReadOnlyCollection<string>? columns)
    {
        var statement = layout.Finds.For(table, columns);
        var rows = connection.Read(statement.Sql, [ColumnCodec.Id(id)], statement.Shape.Read);
        if (rows is not [var row])
        {
            return null;
        }

        PartyLists.Fill(row, table, columns, connection, layout);
        return row;
    }

    public Guid? FindByKey(TableLayout table, KeyAttributeCollection key)
    {
        var columns = key.Keys.ToHashSet(StringComparer.Ordinal);
        if (!table.Metadata.Keys.Any(known => columns.SetEquals(known.Columns)))
        {
            throw DataverseFaults.NoSuchKey(table.Metadata.LogicalName, columns);
        }

        if (key.Any(part => part.Value is null))
        {
            return null;
        }

        var parts = key.OrderBy(part => part.Key, StringComparer.Ordinal).ToList();
        var where = string.Join(" AND ", parts.Select((part, index) => $"{table.Column(part.Key).Sql}=@p{index}"));
        var values = parts.Select(part => ConditionValue.Encode(table.Column(part.Key), part.Value, layout)).ToArray();
        var ids = connection.Read($"SELECT {table.Key.Sql} FROM {table.Sql} WHERE {where}", values, reader => Guid.ParseExact(reader.GetString(0), "D"));
        return ids is [var id] ? id : null;
    }
}
