using CrmPayments.Emulator.Dataverse.Metadata;

namespace CrmPayments.Emulator.WebApi.Model;

/// <summary>How the Web API calls what the organization service calls a column.</summary>
public static class EdmNames
{
    public const string Namespace = "Microsoft.Dynamics.CRM", Alias = "mscrm", Container = "System";

    /// <summary>The base type of every table, and that of users and teams.</summary>
    public const string BaseEntity = "crmbaseentity", Principal = "principal";

    /// <summary>The id that users and teams share; equal to the row's own id.</summary>
    public const string PrincipalId = "ownerid";

    /// <summary>Lookups are read as <c>_name_value</c>; everything else by its logical name.</summary>
    public static string PropertyOf(ColumnMetadata column) =>
        column.Type == ColumnType.Lookup ? $"_{column.LogicalName}_value" : column.LogicalName;

    public static bool IsPrincipal(string table) => table is "systemuser" or "team";

    public static string Qualified(string name) => $"{Namespace}.{name}";
}
