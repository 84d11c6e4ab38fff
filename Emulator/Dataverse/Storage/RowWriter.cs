using System.Globalization;
using System.ServiceModel;
using System.Text;
using CrmPayments.Emulator.Dataverse.Faults;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>Inserts, updates and deletes.</summary>
internal sealed class RowWriter(StoreConnection connection, StoreLayout layout, Counters counters)
{
    private const int UniqueViolated = 2067;
    private const int PrimaryKeyViolated = 1555;

    public void Insert(TableLayout table, Entity row)
    {
        RequireWritable(table);
        if (row.Id == Guid.Empty)
        {
            throw DataverseFaults.InvalidArgument($"A row of '{table.Metadata.LogicalName}' cannot be stored without an id.");
        }

        var fields = new List<(string Sql, object Value)> { (table.Key.Sql, ColumnCodec.Id(row.Id)), ("\"versionnumber\"", counters.NextVersion()) };
        if (table.Metadata.IsActivity)
        {
            fields.Add(("\"activitytypecode\"", table.Metadata.LogicalName));
        }

        fields.AddRange(Fields(table, row).Where(field => field.Value is not DBNull));
        var names = string.Join(", ", fields.Select(field => field.Sql));
        var values = string.Join(", ", fields.Select((_, index) => $"@p{index}"));
        Run(table, $"INSERT INTO {table.Sql} ({names}) VALUES ({values})", fields);
        PartyLists.Write(row, table, connection, counters);
    }

    public void Update(TableLayout table, Entity changes)
    {
        RequireWritable(table);
        List<(string Sql, object Value)> fields = [("\"versionnumber\"", counters.NextVersion()), .. Fields(table, changes)];
        var sql = new StringBuilder($"UPDATE {table.Sql} SET ").AppendJoin(", ", fields.Select((field, index) => $"{field.Sql}=@p{index}"));
        sql.Append(CultureInfo.InvariantCulture, $" WHERE {table.Key.Sql}=@p{fields.Count}");
        fields.Add(("", ColumnCodec.Id(changes.Id)));
        if (Run(table, sql.ToString(), fields) == 0)
        {
            throw DataverseFaults.NoSuchRow(table.Metadata.LogicalName, changes.Id);
        }

        PartyLists.Write(changes, table, connection, counters);
    }

    public void Delete(TableLayout table, Guid id)
    {
        RequireWritable(table);
        if (connection.Execute($"DELETE FROM {table.Sql} WHERE {table.Key.Sql}=@p0", ColumnCodec.Id(id)) == 0)
        {
            throw DataverseFaults.NoSuchRow(table.Metadata.LogicalName, id);
        }

        if (table.Metadata.IsActivity)
        {
            connection.Execute("DELETE FROM \"activityparty\" WHERE \"activityid\"=@p0", ColumnCodec.Id(id));
        }
    }

    /// <remarks>What the store fills itself (key, version, activity type, composed names) is left out, whatever the caller sent.</remarks>
    private IEnumerable<(string Sql, object Value)> Fields(TableLayout table, Entity row)
    {
        foreach (var (name, value) in row.Attributes)
        {
            var column = table.Column(name);
            if (column == table.Key || !column.IsStored || column.Computed is not null || IsFilledHere(table, name))
            {
                continue;
            }

            // The platform keeps no empty text: it becomes null.
            yield return (column.Sql, value is null or "" ? DBNull.Value : column.Codec.Encode(value));
            if (column.HasTarget)
            {
                yield return (column.TargetSql, value is EntityReference reference ? Target(column, reference) : DBNull.Value);
            }
        }
    }

    private static bool IsFilledHere(TableLayout table, string column) =>
        column is "versionnumber" || (column is "activitytypecode" && table.Metadata.IsActivity);

    private string Target(StoredColumn column, EntityReference reference) => column.Metadata.Targets.Contains(reference.LogicalName, StringComparer.Ordinal)
        ? layout.Table(reference.LogicalName).Metadata.LogicalName
        : throw DataverseFaults.InvalidArgument($"'{column.Name}' of entity '{column.Table.LogicalName}' cannot point to '{reference.LogicalName}'.");

    private int Run(TableLayout table, string sql, List<(string Sql, object Value)> fields)
    {
        try
        {
            return connection.Execute(sql, [.. fields.Select(field => field.Value)]);
        }
        catch (SqliteException violated) when (violated.SqliteExtendedErrorCode == PrimaryKeyViolated)
        {
            throw DataverseFaults.DuplicateId();
        }
        catch (SqliteException violated) when (violated.SqliteExtendedErrorCode == UniqueViolated)
        {
            throw DuplicateKey(table, violated.Message);
        }
    }

    /// <param name="message">SQLite's, which lists the columns as table.column.</param>
    private static FaultException<OrganizationServiceFault> DuplicateKey(TableLayout table, string message)
    {
        var key = table.Metadata.Keys.First(one => message.Contains(string.Join(", ", one.Columns.Select(column => $"{table.Metadata.LogicalName}.{column}")), StringComparison.Ordinal));
        return DataverseFaults.DuplicateKey(key.DisplayName.ToString(), key.Columns.Select(column => table.Column(column).Metadata.DisplayName.ToString()));
    }

    private static void RequireWritable(TableLayout table)
    {
        if (table.Metadata.IsView)
        {
            throw DataverseFaults.NotSupported($"Rows of '{table.Metadata.LogicalName}' are written through the tables it is made of.");
        }
    }
}
