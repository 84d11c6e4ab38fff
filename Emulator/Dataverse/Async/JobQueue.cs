using CrmPayments.Emulator.Dataverse.Pipeline;
using CrmPayments.Emulator.Dataverse.Storage;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Async;

/// <summary>Which jobs there are and who runs which: each is given to one runner at a time.</summary>
internal sealed class JobQueue(Engine engine)
{
    private readonly Lock _lock = new();
    private readonly HashSet<Guid> _running = [];
    private long _sequence;
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>Completes at the next change of the queue.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    /// <summary>A row in the transaction of the request: it exists if and only if the request is committed.</summary>
    public void Enqueue(Step step, PluginContext context, RequestScope scope)
    {
        var now = engine.Now.UtcDateTime;
        scope.Writer.Insert(JobRows.New(Guid.CreateVersion7(engine.Now), step, context, NextSequence(now), now));
        scope.AfterCommit(Signal);
    }

    /// <summary>What the last process left unfinished waits again: a job runs at least once.</summary>
    public void Recover()
    {
        using var rows = engine.Store.Begin(TransactionKind.Write);
        foreach (var id in JobRows.Interrupted(rows))
        {
            var row = new Entity(JobRows.Table, id);
            JobRows.SetState(row, AsyncJobState.WaitingForResources);
            rows.Update(row);
        }

        rows.Commit();
    }

    /// <returns>A job that is due and that nobody else runs, or null. Give it back with <see cref="Done"/>.</returns>
    public Guid? Take()
    {
        lock (_lock)
        {
            var due = Due(_running.Count + 1).Where(id => !_running.Contains(id)).Select(id => (Guid?)id).FirstOrDefault();
            if (due is { } id)
            {
                _running.Add(id);
            }

            return due;
        }
    }

    public void Done(Guid id)
    {
        lock (_lock)
        {
            _running.Remove(id);
        }

        Signal();
    }

    public bool IsIdle()
    {
        lock (_lock)
        {
            return _running.Count == 0 && Due(1).Count == 0 && engine.Outbox.IsEmpty;
        }
    }

    /// <summary>Something else that the workers do has come up or is done.</summary>
    public void Wake() => Signal();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private IReadOnlyList<Guid> Due(int count)
    {
        using var rows = engine.Store.Begin(TransactionKind.Read);
        return JobRows.Due(rows, engine.Now.UtcDateTime, count);
    }

    private void Signal() => Interlocked.Exchange(ref _changed, NewSignal()).TrySetResult();

    /// <summary>Orders jobs of one second: createdon is kept in whole seconds.</summary>
    private long NextSequence(DateTime now)
    {
        lock (_lock)
        {
            return _sequence = Math.Max(_sequence + 1, now.Ticks);
        }
    }
}
