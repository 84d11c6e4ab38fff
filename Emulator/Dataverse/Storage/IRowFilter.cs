using CrmPayments.Emulator.Dataverse.Query;

namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>What one caller may see, asked for every table a query touches.</summary>
public interface IRowFilter
{
    /// <summary>Whom "equal to the current user" and "today" in a query mean.</summary>
    QueryCaller Caller { get; }

    /// <param name="table">Logical name.</param>
    RowCondition For(string table);
}
