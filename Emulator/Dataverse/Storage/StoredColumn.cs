using CrmPayments.Emulator.Dataverse.Metadata;

namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>A column with its place in SQLite.</summary>
internal sealed class StoredColumn(TableMetadata table, ColumnMetadata metadata)
{
    public TableMetadata Table { get; } = table;

    public ColumnMetadata Metadata { get; } = metadata;

    public ColumnCodec Codec { get; } = new(table, metadata);

    public string Name => Metadata.LogicalName;

    /// <summary>Quoted.</summary>
    public string Sql { get; } = Quoted(metadata.LogicalName);

    /// <summary>Quoted; the column that holds the table a lookup with several targets points to.</summary>
    public string TargetSql { get; } = Quoted(metadata.LogicalName + ":table");

    public bool HasTarget => Metadata.Type is ColumnType.Lookup && Metadata.Targets.Count > 1;

    public bool IsStored => Metadata.Type is not ColumnType.PartyList;

    /// <summary>Null, or the expression SQLite computes it by: callers never write it.</summary>
    public string? Computed { get; } = ComputedColumns.Of(table.LogicalName, metadata.LogicalName);

    public static string Quoted(string name) => $"\"{name}\"";
}
