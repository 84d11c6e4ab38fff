using CrmPayments.Emulator.Dataverse.Faults;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>Party lists (from, to, cc, ...) are rows of activityparty, kept in step with the activity.</summary>
internal static class PartyLists
{
    private static readonly string[] PartyColumns = ["activitypartyid", "partyid", "participationtypemask", "addressused", "activityid"];

    /// <summary>participationtypemask by column.</summary>
    private static readonly Dictionary<string, int> Masks = new(StringComparer.Ordinal)
    {
        ["from"] = 1,
        ["to"] = 2,
        ["cc"] = 3,
        ["bcc"] = 4,
    };

    /// <summary>Replaces the parties of every list that the row carries.</summary>
    public static void Write(Entity row, TableLayout table, StoreConnection connection, Counters counters)
    {
        foreach (var (name, value) in row.Attributes.Where(pair => !table.Column(pair.Key).IsStored))
        {
            connection.Execute(
                "DELETE FROM \"activityparty\" WHERE \"activityid\"=@p0 AND \"participationtypemask\"=@p1", ColumnCodec.Id(row.Id), (long)Mask(name));
            foreach (var party in (value as EntityCollection)?.Entities ?? Enumerable.Empty<Entity>())
            {
                Insert(row.Id, Mask(name), party, connection, counters);
            }
        }
    }

    /// <param name="columns">Null: all lists.</param>
    public static void Fill(Entity row, TableLayout table, IReadOnlyCollection<string>? columns, StoreConnection connection, StoreLayout layout)
    {
        foreach (var list in table.Columns.Where(column => !column.IsStored && (columns is null || columns.Contains(column.Name))))
        {
            var parties = Read(row.Id, Mask(list.Name), connection, layout);
            if (parties.Count > 0)
            {
                row[list.Name] = new EntityCollection(parties) { EntityName = "activityparty" };
            }
        }
    }

    private static List<Entity> Read(Guid activityId, int mask, StoreConnection connection, StoreLayout layout)
    {
        var table = layout.Table("activityparty");
        var fields = new SelectList(layout);
        var shape = new RowShape(table);
        foreach (var column in PartyColumns.Select(table.Column))
        {
            shape.Add(fields.Column(column, "t", column.Name));
        }

        var sql = $"SELECT {fields.Sql} FROM \"activityparty\" t WHERE t.\"activityid\"=@p0 AND t.\"participationtypemask\"=@p1 ORDER BY t.\"versionnumber\"";
        return connection.Read(sql, [ColumnCodec.Id(activityId), (long)mask], shape.Read);
    }

    private static void Insert(Guid activityId, int mask, Entity party, StoreConnection connection, Counters counters)
    {
        var who = party.GetAttributeValue<EntityReference>("partyid");
        connection.Execute(
            "INSERT INTO \"activityparty\" (\"activitypartyid\", \"activityid\", \"participationtypemask\", \"partyid\", \"partyid:table\", \"addressused\", \"versionnumber\") VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)",
            ColumnCodec.Id(Guid.NewGuid()), ColumnCodec.Id(activityId), (long)mask,
            who is null ? DBNull.Value : ColumnCodec.Id(who.Id), who?.LogicalName ?? (object)DBNull.Value,
            party.GetAttributeValue<string>("addressused") ?? (object)DBNull.Value, counters.NextVersion());
    }

    private static int Mask(string column) => Masks.TryGetValue(column, out var mask) ? mask : throw DataverseFaults.NotEmulated($"The party list '{column}'");
}
