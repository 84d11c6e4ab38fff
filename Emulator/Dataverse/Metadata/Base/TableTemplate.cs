namespace CrmPayments.Emulator.Dataverse.Metadata.Base;

/// <summary>A table on its way into the metadata: its own columns win over the platform's of the same name.</summary>
/// <param name="Table">Without columns, except those a solution's XML lists.</param>
internal sealed record TableTemplate(TableMetadata Table, IReadOnlyList<ColumnTemplate> Own, IReadOnlyList<ColumnTemplate> System)
{
    public IEnumerable<ColumnTemplate> Columns =>
        Own.Concat(System).DistinctBy(column => column.Column.LogicalName, StringComparer.Ordinal);
}
