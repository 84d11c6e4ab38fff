using CrmPayments.Emulator.Dataverse.Query;

namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>Sees every row: SYSTEM, and the emulator's own look-ups.</summary>
public sealed record UnfilteredRows(QueryCaller Caller) : IRowFilter
{
    public RowCondition For(string table) => RowCondition.All;
}
