using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Storage;

namespace CrmPayments.Emulator.Dataverse.Pipeline;

/// <summary>
/// The database transaction of one top-level request. Until the first write each statement reads the latest committed rows
/// (SQL Server's read committed); the first write takes the store's write transaction, which lasts to the end (docs/decisions/0005).
/// </summary>
internal sealed class RequestScope(RowStore store, Execution execution, TestHooks hooks) : IDisposable
{
    private readonly List<Action> _afterCommit = [];
    private IRowTransaction? _write;
    private IRowTransaction? _read;
    private bool _doomed;
    private bool _doomReported;

    /// <summary>True from stage 20 of the request that opened it. Stage 10 of a top-level request comes before.</summary>
    public bool InTransaction { get; private set; }

    /// <summary>Whether the transaction changed rows that rights follow from.</summary>
    public bool ChangesRights { get; set; }

    public LockWatch Locks { get; } = new(hooks, execution.Name);

    public IRowTransaction Reader => _write ?? (_read ??= store.Begin(TransactionKind.Read));

    public IRowTransaction Writer
    {
        get
        {
            if (_write is null)
            {
                EndStatement();
                _write = store.Begin(TransactionKind.Write);
            }

            return _write;
        }
    }

    /// <returns>False when the transaction was open already: somebody else commits it.</returns>
    public bool Open()
    {
        var opens = !InTransaction;
        InTransaction = true;
        return opens;
    }

    /// <summary>Lets go of what a read saw, so that the next one sees later commits; nothing once a write began.</summary>
    public void EndStatement()
    {
        _read?.Dispose();
        _read = null;
    }

    public void AfterCommit(Action action) => _afterCommit.Add(action);

    public void Commit()
    {
        ThrowIfDoomed();
        EndStatement();
        _write?.Commit();
        _write?.Dispose();
        _write = null;
        InTransaction = false;
        _afterCommit.ForEach(action => action());
        _afterCommit.Clear();
    }

    /// <summary>A data request failed inside the transaction: whatever the plug-in does with the fault, nothing can be committed any more.</summary>
    public void Doom() => _doomed = true;

    /// <summary>The platform notices a swallowed fault at once with 0x8009000C, and with 0x80040251 whoever swallows that one too.</summary>
    public void ThrowIfDoomed()
    {
        if (!_doomed)
        {
            return;
        }

        var first = !_doomReported;
        _doomReported = true;
        throw first ? ExecutionFaults.TransactionCountReduced() : ExecutionFaults.NoActiveTransaction();
    }

    public void Dispose()
    {
        EndStatement();
        _write?.Dispose();
        _write = null;
    }
}
