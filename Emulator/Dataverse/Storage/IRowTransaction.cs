using CrmPayments.Emulator.Dataverse.Query;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>One database transaction. Not for several threads at once. Disposing it without <see cref="Commit"/> rolls back.</summary>
/// <remarks>Faults are <c>FaultException&lt;OrganizationServiceFault&gt;</c> with the platform's codes. No security, defaults or validation here: what is given is stored.</remarks>
public interface IRowTransaction : IDisposable
{
    TransactionKind Kind { get; }

    /// <summary>One row by primary key, with <see cref="Entity.RowVersion"/> and the names of its lookups; empty columns are left out.</summary>
    /// <param name="table">Logical name; fault 0x80041102 when unknown.</param>
    /// <param name="columns">Null: all. The primary key always comes; fault 0x80041103 for an unknown one.</param>
    /// <returns>Null when there is no such row.</returns>
    Entity? Find(string table, Guid id, IReadOnlyCollection<string>? columns = null);

    /// <summary>The id of the row with the key's values, or null.</summary>
    /// <exception cref="System.ServiceModel.FaultException">The columns are those of no alternate key of the table (0x80060890).</exception>
    Guid? FindByKey(string table, KeyAttributeCollection key);

    /// <summary>Stores a row under <see cref="Entity.Id"/>, which must not be empty.</summary>
    /// <remarks>Fault 0x80060892 when an alternate key is taken, 0x80040237 when the id is.</remarks>
    void Insert(Entity row);

    /// <summary>Changes the columns that are present; null empties one. Gives the row a new version, also without columns.</summary>
    /// <remarks>Fault 0x80040217 when there is no such row, 0x80060892 when an alternate key is taken.</remarks>
    void Update(Entity changes);

    /// <summary>Removes a row; fault 0x80040217 when there is none.</summary>
    void Delete(string table, Guid id);

    EntityCollection Query(QueryExpression query, IRowFilter filter);

    /// <inheritdoc cref="Query(QueryExpression, IRowFilter)"/>
    EntityCollection Query(RowQuery query, IRowFilter filter);

    /// <summary>The next number of an autonumber column, from 1000 on. A number is never given twice, also when the transaction rolls back.</summary>
    long NextNumber(string table, string column);

    void Commit();
}
