namespace CrmPayments.Emulator.Dataverse.Async;

/// <summary>The asynchronous service: jobs are rows, written by the transaction that triggers them, and run after it is committed.</summary>
public sealed class AsyncJobs
{
    /// <returns>All jobs that are kept, oldest first. A step registered with asyncautodelete leaves none when it succeeds.</returns>
    public IReadOnlyList<AsyncJob> List() => throw new NotSupportedException("AsyncJobs.List is not there yet.");

    /// <summary>Runs, on this thread, every job that is due now, and those they trigger in turn.</summary>
    /// <returns>How many runs that were.</returns>
    public int RunPending() => throw new NotSupportedException("AsyncJobs.RunPending is not there yet.");

    /// <summary>Ends when no job is due or running; postponed jobs are not waited for.</summary>
    /// <exception cref="TimeoutException">There was work for longer than <paramref name="timeout"/>.</exception>
    public Task WhenIdleAsync(TimeSpan timeout) => throw new NotSupportedException("AsyncJobs.WhenIdleAsync is not there yet.");

    /// <summary>Starts no further job and waits for those in progress.</summary>
    public void Stop() => throw new NotSupportedException("AsyncJobs.Stop is not there yet.");
}
