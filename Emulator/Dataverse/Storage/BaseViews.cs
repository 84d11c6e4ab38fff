namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>The tables that are made of others: reading them reads those.</summary>
internal static class BaseViews
{
    /// <summary>The SELECT behind a table with <c>IsView</c>.</summary>
    public static string Select(TableLayout view, StoreLayout layout) => view.Metadata.LogicalName switch
    {
        "activitypointer" => Activities(view, layout),
        "owner" => """
            SELECT "systemuserid" AS "ownerid", "fullname" AS "name", 'systemuser' AS "owneridtype", "versionnumber" FROM "systemuser"
            UNION ALL SELECT "teamid", "name", 'team', "versionnumber" FROM "team"
            """,
        var other => throw new InvalidOperationException($"There is no view for {other}."),
    };

    private static string Activities(TableLayout view, StoreLayout layout) => string.Join(
        "\nUNION ALL ",
        layout.Metadata.Tables.Values.Where(table => table is { IsActivity: true, IsView: false })
            .OrderBy(table => table.LogicalName, StringComparer.Ordinal)
            .Select(table => $"SELECT {string.Join(", ", Fields(view, layout.Table(table.LogicalName)))} FROM {StoredColumn.Quoted(table.LogicalName)}"));

    private static IEnumerable<string> Fields(TableLayout view, TableLayout activity)
    {
        foreach (var column in view.Columns)
        {
            yield return column.Name == "activitytypecode" ? $"'{activity.Metadata.LogicalName}' AS {column.Sql}" : column.Sql;
            if (column.HasTarget)
            {
                yield return activity.Column(column.Name).HasTarget ? column.TargetSql : $"'{activity.Column(column.Name).Metadata.Targets[0]}' AS {column.TargetSql}";
            }
        }
    }
}
