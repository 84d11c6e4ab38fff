namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>Columns that the platform composes of others of the same row.</summary>
internal static class ComputedColumns
{
    private const string FullName = "nullif(trim(coalesce(\"firstname\", '') || ' ' || coalesce(\"lastname\", '')), '')";

    /// <returns>A SQL expression, or null.</returns>
    public static string? Of(string table, string column) => (table, column) switch
    {
        ("contact" or "systemuser", "fullname") => FullName,
        _ => null,
    };
}
