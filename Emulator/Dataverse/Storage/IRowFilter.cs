using CrmPayments.Emulator.Dataverse.Query;

namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>What one caller may see, asked for every table a query touches.</summary>
public interface IRowFilter
{
    /// <summary>Whom "equal to the current user" and "today" in a query mean.</summary>
    QueryCaller Caller { get; }

    /// <param name="table">Logical name.</param>
    RowCondition For(string table);

    /// <summary>Whether the value of that column may be told, or anything that follows from it.</summary>
    bool MayRead(string table, string column) => true;

    /// <exception cref="System.ServiceModel.FaultException">0x8004F504: a condition, an order or a sum needs a column the caller may not read.</exception>
    void DemandRead(string table, string column)
    {
    }
}
