using CrmPayments.Emulator.Dataverse.Query;
using CrmPayments.Emulator.Dataverse.Storage;

namespace CrmPayments.Emulator.Dataverse.Security;

/// <summary>Every row, for a reader whose access to it was checked already, without the secured columns they may not read.</summary>
internal sealed class ReadableColumns(ColumnAccess columns, QueryCaller caller) : IRowFilter
{
    public QueryCaller Caller => caller;

    public RowCondition For(string table) => RowCondition.All;

    public bool MayRead(string table, string column) => columns.MayRead(table, column);
}
