using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Metadata;

namespace CrmPayments.Emulator.Dataverse.Messages;

internal static class MetadataExtensions
{
    /// <exception cref="System.ServiceModel.FaultException">There is no such table (0x80041102).</exception>
    public static TableMetadata Table(this OrganizationMetadata metadata, string? logicalName) =>
        metadata.Tables.GetValueOrDefault(logicalName ?? "") ?? throw DataverseFaults.NoSuchTable(logicalName ?? "");

    /// <exception cref="System.ServiceModel.FaultException">There is no such column (0x80041103).</exception>
    public static ColumnMetadata Column(this TableMetadata table, string logicalName) =>
        table.Columns.GetValueOrDefault(logicalName) ?? throw DataverseFaults.NoSuchColumn(table.LogicalName, logicalName);

    /// <exception cref="System.ServiceModel.FaultException">The table's rows are the platform's alone (0x80040800).</exception>
    public static TableMetadata Writable(this TableMetadata table, string message) =>
        table.IsLog ? throw DataverseFaults.NoSuchMethod(message, table.LogicalName) : table;

    public static bool Has(this TableMetadata table, string column) => table.Columns.ContainsKey(column);
}
