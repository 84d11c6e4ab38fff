using System.ServiceModel;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Storage;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Async;

/// <summary>The asynchronous service: jobs are rows, written by the transaction that triggers them, and run after it is committed.</summary>
public sealed class AsyncJobs : IDisposable
{
    /// <summary>How often a worker looks for postponed jobs that have become due: the clock may be moved from outside.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);

    private readonly Engine _engine;
    private readonly JobRunner _runner;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Thread[] _workers;

    internal AsyncJobs(Engine engine)
    {
        _engine = engine;
        _runner = new JobRunner(engine);
        Recover();
        _workers = [.. Enumerable.Range(1, engine.Options.AsyncWorkers).Select(Worker)];
    }

    /// <returns>All jobs that are kept, oldest first. A step registered with asyncautodelete leaves none when it succeeds.</returns>
    public IReadOnlyList<AsyncJob> List()
    {
        using var rows = _engine.Store.Begin(TransactionKind.Read);
        return [.. JobRows.All(rows).Select(ToJob)];
    }

    /// <summary>What a start does after the process died: jobs in progress wait again. Only while none is running.</summary>
    public void Recover() => _engine.Jobs.Recover();

    /// <summary>Runs, on this thread, every job that is due now, and those they trigger in turn; then sends the emails that wait.</summary>
    /// <returns>How many jobs ran.</returns>
    public int RunPending()
    {
        var runs = 0;
        while (RunNext())
        {
            runs++;
        }

        while (_engine.Outbox.DeliverNext())
        {
            // Emails are no jobs: nothing is triggered by one that has left.
        }

        return runs;
    }

    /// <summary>Ends when no job is due or running; postponed jobs are not waited for.</summary>
    /// <exception cref="TimeoutException">There was work for longer than <paramref name="timeout"/>.</exception>
    public async Task WhenIdleAsync(TimeSpan timeout)
    {
        using var expired = new CancellationTokenSource(timeout);
        while (true)
        {
            var changed = _engine.Jobs.Changed;
            if (_engine.Jobs.IsIdle())
            {
                return;
            }

            try
            {
                await changed.WaitAsync(expired.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Async jobs were still due or running after {timeout}.");
            }
        }
    }

    /// <summary>Starts no further job and waits for those in progress.</summary>
    public void Stop()
    {
        _stopping.Cancel();
        foreach (var worker in _workers)
        {
            worker.Join();
        }
    }

    public void Dispose()
    {
        Stop();
        _stopping.Dispose();
    }

    private Thread Worker(int number)
    {
        var thread = new Thread(Work) { IsBackground = true, Name = $"async service {number}" };
        thread.Start();
        return thread;
    }

    private void Work()
    {
        while (!_stopping.IsCancellationRequested)
        {
            var changed = _engine.Jobs.Changed;
            if (!TryRunNext())
            {
                WaitFor(changed);
            }
        }
    }

    private void WaitFor(Task changed)
    {
        try
        {
            changed.Wait(PollInterval, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // Stop: the loop ends.
        }
    }

    /// <summary>A job that could not be started, or an email that could not be sent, because the database was busy stays due.</summary>
    private bool TryRunNext()
    {
        try
        {
            return RunNext() || _engine.Outbox.DeliverNext();
        }
        catch (FaultException<OrganizationServiceFault> busy) when (busy.Detail.ErrorCode == ErrorCodes.SqlTimeout)
        {
            return false;
        }
    }

    private bool RunNext()
    {
        if (_engine.Jobs.Take() is not { } id)
        {
            return false;
        }

        try
        {
            _runner.Run(id);
        }
        finally
        {
            _engine.Jobs.Done(id);
        }

        return true;
    }

    private AsyncJob ToJob(Entity row) => new(
        row.Id,
        row.GetAttributeValue<string>("name"),
        row.GetAttributeValue<string>("messagename"),
        _engine.Steps.Find(row.GetAttributeValue<Guid>("owningextensionid"))?.TypeName ?? "",
        (AsyncJobState)row.GetAttributeValue<OptionSetValue>("statuscode").Value,
        row.GetAttributeValue<int>("retrycount"),
        row.GetAttributeValue<DateTime>("createdon"),
        row.GetAttributeValue<DateTime?>("postponeuntil"),
        row.GetAttributeValue<string>("message"));
}
