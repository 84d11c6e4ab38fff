using CrmPayments.Emulator.Dataverse.Query;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Storage;

/// <param name="ended">Called once, when the connection is free again.</param>
internal sealed class RowTransaction(
    TransactionKind kind, StoreConnection connection, StoreLayout layout, Counters counters, Action ended) : IRowTransaction
{
    private readonly RowFinder _finder = new(connection, layout);
    private readonly QueryRunner _queries = new(connection, layout);
    private bool _over;

    public TransactionKind Kind => kind;

    public Entity? Find(string table, Guid id, IReadOnlyCollection<string>? columns = null)
    {
        RequireOpen();
        return _finder.Find(layout.Table(table), id, columns);
    }

    public Guid? FindByKey(string table, KeyAttributeCollection key)
    {
        RequireOpen();
        return _finder.FindByKey(layout.Table(table), key);
    }

    public void Insert(Entity row) => Writer().Insert(layout.Table(row.LogicalName), row);

    public void Update(Entity changes) => Writer().Update(layout.Table(changes.LogicalName), changes);

    public void Delete(string table, Guid id) => Writer().Delete(layout.Table(table), id);

    public EntityCollection Query(QueryExpression query, IRowFilter filter) => Query(QueryExpressions.ToRowQuery(query), filter);

    public EntityCollection Query(RowQuery query, IRowFilter filter)
    {
        RequireOpen();
        return _queries.Run(query, filter);
    }

    public long NextNumber(string table, string column)
    {
        Writer();
        return counters.NextNumber(table, layout.Table(table).Column(column).Name);
    }

    public void Commit()
    {
        RequireOpen();
        if (kind is TransactionKind.Write)
        {
            counters.Save(connection);
            connection.Execute("COMMIT");
            counters.Saved();
        }
        else
        {
            connection.Execute("COMMIT");
        }

        End();
    }

    public void Dispose()
    {
        if (_over)
        {
            return;
        }

        try
        {
            connection.Execute("ROLLBACK");
        }
        finally
        {
            End();
        }
    }

    private void End()
    {
        _over = true;
        ended();
    }

    private RowWriter Writer()
    {
        RequireOpen();
        return kind is TransactionKind.Write ? new RowWriter(connection, layout, counters)
            : throw new InvalidOperationException("A read transaction does not write.");
    }

    private void RequireOpen() => ObjectDisposedException.ThrowIf(_over, this);
}
