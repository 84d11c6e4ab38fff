using CrmPayments.Emulator.Dataverse.Metadata;

namespace CrmPayments.Emulator.Dataverse.Import;

/// <summary>What a solution may define and the emulator does not enforce: refused when it is opened, so that nobody relies on it.</summary>
internal static class UnsupportedMetadata
{
    public static void Refuse(OrganizationMetadata metadata)
    {
        foreach (var table in metadata.Tables.Values)
        {
            if (table.Columns.Values.FirstOrDefault(column => column.IsSecured) is { } secured)
            {
                throw new NotSupportedException($"Column security is not emulated: '{secured.LogicalName}' of '{table.LogicalName}' is secured.");
            }
        }
    }
}
