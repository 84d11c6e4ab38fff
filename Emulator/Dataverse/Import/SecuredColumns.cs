using CrmPayments.Emulator.Dataverse.Metadata;

namespace CrmPayments.Emulator.Dataverse.Import;

/// <summary>Which columns cannot be secured: refused when the solution is opened.</summary>
internal static class SecuredColumns
{
    /// <exception cref="SolutionFormatException">A primary name, a key column or a column of the platform's is secured, or an amount without its base value.</exception>
    public static void Check(OrganizationMetadata metadata)
    {
        foreach (var table in metadata.Tables.Values)
        {
            foreach (var column in table.Columns.Values.Where(column => column.IsSecured))
            {
                if (Problem(table, column) is { } problem)
                {
                    throw new SolutionFormatException($"'{column.LogicalName}' of '{table.LogicalName}' cannot be secured: {problem}");
                }
            }
        }
    }

    private static string? Problem(TableMetadata table, ColumnMetadata column) =>
        column.LogicalName == table.PrimaryNameColumn ? "it is the primary name"
        : table.Keys.Any(key => key.Columns.Contains(column.LogicalName)) ? "it is part of an alternate key"
        : !column.IsCustom ? "it is a column of the platform"
        : table.Columns.Values.Any(other => other.CalculationOf == column.LogicalName && !other.IsSecured) ? "its value in the base currency is not"
        : null;
}
