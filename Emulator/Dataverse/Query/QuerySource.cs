using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Storage;

namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>One table in the query's FROM.</summary>
/// <param name="Sql">Its alias in the SQL.</param>
/// <param name="Alias">What the query calls it; null for the query's own table.</param>
internal sealed record QuerySource(TableLayout Table, string Sql, string? Alias)
{
    /// <exception cref="System.ServiceModel.FaultException">0x80041103: the table has no such column.</exception>
    public string Column(string name) => $"{Sql}.{Stored(name).Sql}";

    public StoredColumn Stored(string name)
    {
        var column = Table.Column(name);
        return column.IsStored ? column : throw DataverseFaults.NotEmulated($"A query by the party list '{name}'");
    }
}
