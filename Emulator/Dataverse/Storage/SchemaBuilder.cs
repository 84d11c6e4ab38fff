using System.Security.Cryptography;
using System.Text;

namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>Brings a database to the metadata's shape: adds tables, columns and indexes, never removes any.</summary>
internal sealed class SchemaBuilder(StoreLayout layout, StoreConnection connection)
{
    private const string Bookkeeping = """
        CREATE TABLE IF NOT EXISTS "#schema" ("hash" TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS "#counter" ("name" TEXT PRIMARY KEY NOT NULL, "value" INTEGER NOT NULL);
        """;

    private IEnumerable<TableLayout> Tables => layout.Metadata.Tables.Keys.Order(StringComparer.Ordinal).Select(layout.Table);

    private IEnumerable<TableLayout> Stored => Tables.Where(table => !table.Metadata.IsView);

    /// <remarks>The hash of everything wanted is kept, so that an unchanged solution opens at once.</remarks>
    public void Build()
    {
        connection.ExecuteScript(Bookkeeping);
        var wanted = string.Concat(Stored.Select(Create).Concat(Stored.SelectMany(Indexes)).Concat(Views()));
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(wanted)));
        if (connection.Scalar("SELECT count(*) FROM \"#schema\" WHERE \"hash\"=@p0", hash) == 0)
        {
            Upgrade(hash);
        }
    }

    private void Upgrade(string hash)
    {
        connection.Execute("BEGIN IMMEDIATE");
        var script = new StringBuilder();
        foreach (var table in Stored)
        {
            script.Append(Missing(table));
            script.AppendJoin("", Indexes(table));
        }

        script.AppendJoin("", Views());
        connection.ExecuteScript(script.ToString());
        connection.Execute("DELETE FROM \"#schema\"");
        connection.Execute("INSERT INTO \"#schema\" VALUES (@p0)", hash);
        connection.Execute("COMMIT");
    }

    private string Missing(TableLayout table)
    {
        var present = connection.Read("SELECT name FROM pragma_table_xinfo(@p0)", [table.Metadata.LogicalName], row => row.GetString(0)).ToHashSet(StringComparer.Ordinal);
        return present.Count == 0 ? Create(table)
            : string.Concat(Definitions(table).Where(column => !present.Contains(column.Name)).Select(column => $"ALTER TABLE {table.Sql} ADD COLUMN {column.Sql};\n"));
    }

    private static string Create(TableLayout table) =>
        $"CREATE TABLE {table.Sql} ({table.Key.Sql} TEXT PRIMARY KEY NOT NULL, {string.Join(", ", Definitions(table).Select(column => column.Sql))});\n";

    private static IEnumerable<(string Name, string Sql)> Definitions(TableLayout table)
    {
        foreach (var column in table.Columns.Where(column => column.IsStored && column != table.Key))
        {
            var computed = column.Computed is { } expression ? $" GENERATED ALWAYS AS ({expression}) VIRTUAL" : "";
            yield return (column.Name, $"{column.Sql} {column.Codec.SqlType}{computed}");
            if (column.HasTarget)
            {
                yield return (column.Name + ":table", $"{column.TargetSql} TEXT");
            }
        }
    }

    /// <summary>Alternate keys (a null leaves a row out of them, as on the platform), lookups, and the columns of quick-find views.</summary>
    private static IEnumerable<string> Indexes(TableLayout table)
    {
        var keys = table.Metadata.Keys.Select(key =>
            $"CREATE UNIQUE INDEX IF NOT EXISTS \"key:{table.Metadata.LogicalName}:{key.LogicalName}\" ON {table.Sql} ({string.Join(", ", key.Columns.Select(StoredColumn.Quoted))});\n");
        var columns = table.Columns
            .Where(column => IsWorthAnIndex(table, column))
            .Select(column => $"CREATE INDEX IF NOT EXISTS \"find:{table.Metadata.LogicalName}:{column.Name}\" ON {table.Sql} ({column.Sql}) WHERE {column.Sql} IS NOT NULL;\n");
        return keys.Concat(columns);
    }

    private static bool IsWorthAnIndex(TableLayout table, StoredColumn column) =>
        table.Metadata.IndexedColumns.Contains(column.Name, StringComparer.Ordinal)
        || (table.Metadata.IsIntersect && column.Metadata.Type is Metadata.ColumnType.UniqueIdentifier && column != table.Key)
        || column.Name is "objectid" or "principalid"
        || (column.Metadata.Type is Metadata.ColumnType.Lookup && !IsBookkeeping(column.Name));

    /// <summary>Lookups nobody searches by; an index on each would only slow writing.</summary>
    private static bool IsBookkeeping(string column) => column is
        "createdby" or "modifiedby" or "createdonbehalfby" or "modifiedonbehalfby" or "organizationid" or "owninguser" or "owningteam" or "transactioncurrencyid";

    private IEnumerable<string> Views() => Tables.Where(table => table.Metadata.IsView)
        .Select(view => $"DROP VIEW IF EXISTS {view.Sql};\nCREATE VIEW {view.Sql} AS {BaseViews.Select(view, layout)};\n");
}
