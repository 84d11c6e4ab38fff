using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Storage;

namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>One table in the query's FROM.</summary>
/// <param name="Sql">Its alias in the SQL.</param>
/// <param name="Alias">What the query calls it; null for the query's own table.</param>
internal sealed record QuerySource(TableLayout Table, string Sql, string? Alias, IRowFilter Filter)
{
    /// <summary>A column to compute with: to compare, to sort, to join, to sum.</summary>
    /// <exception cref="System.ServiceModel.FaultException">0x80041103: the table has no such column; 0x8004F504: the caller may not read it.</exception>
    public string Column(string name)
    {
        var column = Stored(name);
        Filter.DemandRead(Table.Metadata.LogicalName, column.Name);
        return $"{Sql}.{column.Sql}";
    }

    public bool MayRead(string name) => Filter.MayRead(Table.Metadata.LogicalName, name);

    public StoredColumn Stored(string name)
    {
        var column = Table.Column(name);
        return column.IsStored ? column : throw DataverseFaults.NotEmulated($"A query by the party list '{name}'");
    }
}
