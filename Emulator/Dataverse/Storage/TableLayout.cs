using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Metadata;

namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>One table as SQLite has it.</summary>
internal sealed class TableLayout
{
    private readonly Dictionary<string, StoredColumn> _columns;

    public TableLayout(TableMetadata metadata)
    {
        Metadata = metadata;
        Sql = StoredColumn.Quoted(metadata.LogicalName);
        _columns = metadata.Columns.Values.ToDictionary(column => column.LogicalName, column => new StoredColumn(metadata, column), StringComparer.Ordinal);
        Key = Column(metadata.PrimaryIdColumn);
    }

    public TableMetadata Metadata { get; }

    /// <summary>Quoted.</summary>
    public string Sql { get; }

    public StoredColumn Key { get; }

    public IReadOnlyCollection<StoredColumn> Columns => _columns.Values;

    /// <exception cref="System.ServiceModel.FaultException">0x80041103: there is no such column.</exception>
    public StoredColumn Column(string name) =>
        _columns.TryGetValue(name, out var column) ? column : throw DataverseFaults.NoSuchColumn(Metadata.LogicalName, name);

    public StoredColumn? FindColumn(string name) => _columns.GetValueOrDefault(name);
}
