using System.Collections.Concurrent;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Metadata;

namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>All tables as SQLite has them.</summary>
internal sealed class StoreLayout
{
    private readonly ConcurrentDictionary<string, TableLayout> _tables = new(StringComparer.Ordinal);

    public StoreLayout(OrganizationMetadata metadata)
    {
        Metadata = metadata;
        Finds = new FindStatements(this);
    }

    public OrganizationMetadata Metadata { get; }

    public FindStatements Finds { get; }

    /// <exception cref="System.ServiceModel.FaultException">0x80041102: there is no such table.</exception>
    public TableLayout Table(string name) =>
        _tables.TryGetValue(name, out var table) ? table
        : Metadata.Tables.TryGetValue(name, out var found) ? _tables.GetOrAdd(name, new TableLayout(found))
        : throw DataverseFaults.NoSuchTable(name);

    /// <summary>The SQL expression for the primary name of the row a lookup points to; NULL when targets have none.</summary>
    /// <param name="source">Alias of the row's table, quoted.</param>
    public string NameOf(StoredColumn lookup, string source)
    {
        var names = lookup.Metadata.Targets.Select(target => (Target: target, Name: NameIn(target, $"{source}.{lookup.Sql}"))).ToList();
        return lookup.HasTarget
            ? $"CASE {source}.{lookup.TargetSql} {string.Join(' ', names.Select(one => $"WHEN '{one.Target}' THEN {one.Name}"))} END"
            : names[0].Name;
    }

    private string NameIn(string target, string id)
    {
        var table = Table(target).Metadata;
        return table.PrimaryNameColumn.Length == 0 ? "NULL"
            : $"(SELECT n.{StoredColumn.Quoted(table.PrimaryNameColumn)} FROM {StoredColumn.Quoted(target)} n WHERE n.{StoredColumn.Quoted(table.PrimaryIdColumn)}={id})";
    }
}
