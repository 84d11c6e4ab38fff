using CrmPayments.Emulator.Dataverse.Storage;

namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>What a caller may see, as a condition.</summary>
internal static class RowFilterSql
{
    private const int ReadAccess = 1;

    /// <returns>A condition, or null when every row may be seen.</returns>
    public static string? Condition(QuerySource source, IRowFilter filter, SqlParameters parameters) =>
        filter.For(source.Table.Metadata.LogicalName) switch
        {
            RowCondition.AllRows => null,
            RowCondition.Owners owners => Owners(source, owners, parameters),
            _ => "0",
        };

    private static string Owners(QuerySource source, RowCondition.Owners owners, SqlParameters parameters)
    {
        var parts = new List<string>();
        Add(parts, OwnerColumn(source.Table), owners.OwnerIds, source, parameters);
        Add(parts, BusinessUnitColumn(source.Table), owners.BusinessUnitIds, source, parameters);
        if (owners.SharedWith.Count > 0)
        {
            parts.Add($"EXISTS (SELECT 1 FROM \"principalobjectaccess\" p WHERE p.\"objectid\"={source.Sql}.{source.Table.Key.Sql}"
                + $" AND p.\"principalid\" IN {parameters.AddIds(owners.SharedWith)}"
                + $" AND ((coalesce(p.\"accessrightsmask\", 0) | coalesce(p.\"inheritedaccessrightsmask\", 0)) & {ReadAccess}) <> 0)");
        }

        return parts.Count == 0 ? "0" : $"({string.Join(" OR ", parts)})";
    }

    private static void Add(List<string> parts, StoredColumn? column, IReadOnlyCollection<Guid> ids, QuerySource source, SqlParameters parameters)
    {
        if (column is not null && ids.Count > 0)
        {
            parts.Add($"{source.Sql}.{column.Sql} IN {parameters.AddIds(ids)}");
        }
    }

    /// <summary>Users and teams own themselves.</summary>
    private static StoredColumn? OwnerColumn(TableLayout table) => table.FindColumn("ownerid")
        ?? (table.Metadata.LogicalName is "systemuser" or "team" or "usersettings" ? table.Key : null);

    /// <summary>Tables owned by a business unit name it differently; a business unit is its own.</summary>
    private static StoredColumn? BusinessUnitColumn(TableLayout table) => table.FindColumn("owningbusinessunit") ?? table.FindColumn("businessunitid");
}
