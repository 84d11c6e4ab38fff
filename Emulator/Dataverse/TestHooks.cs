using System.Collections.Concurrent;
using CrmPayments.Emulator.Dataverse.Pipeline;

namespace CrmPayments.Emulator.Dataverse;

/// <summary>What a test injects into the engine, and what the engine tells a test about contention.</summary>
public sealed class TestHooks
{
    private readonly ConcurrentQueue<SqlFaultRule> _rules = new();
    private readonly ConcurrentQueue<UnlockedUpdate> _unlocked = new();
    private Action? _atMoment;
    private int _momentsLeft;

    /// <summary>
    /// The process dies at a moment of the async steps that run next: <see cref="ProcessKilledException"/> leaves
    /// <c>Jobs.RunPending</c>, the job stays in progress, nothing more is written. Moments are counted from 1: before each
    /// request that a step sends (odd), and after its commit, before the step has the answer (even).
    /// </summary>
    /// <remarks>For environments without async workers of their own; <c>Jobs.Recover</c> is the next start.</remarks>
    public void KillAsyncStepAt(int moment) => InterruptAsyncStepAt(moment, () => throw new ProcessKilledException("A test ended the process here."));

    /// <summary>Something else happens at such a moment, while the async step waits for its turn.</summary>
    /// <param name="moment">As for <see cref="KillAsyncStepAt"/>.</param>
    /// <param name="other">Once. Async steps that it runs itself are not counted.</param>
    public void InterruptAsyncStepAt(int moment, Action other)
    {
        _atMoment = other;
        Interlocked.Exchange(ref _momentsLeft, moment);
    }

    /// <summary>Takes back <see cref="KillAsyncStepAt"/> and <see cref="InterruptAsyncStepAt"/>.</summary>
    public void SpareAsyncSteps() => Interlocked.Exchange(ref _momentsLeft, 0);

    /// <summary>Every async job that succeeded is run once more with the same context: the platform promises at least once, not once.</summary>
    public bool RunJobsTwice { get; set; }

    /// <summary>Rows that one transaction read and then updated, with no update of the row before the read: a lost update in the making.</summary>
    public IReadOnlyCollection<UnlockedUpdate> UnlockedUpdates => _unlocked;

    /// <summary>The next <paramref name="count"/> matching requests wait too long for a lock: 0x80044151.</summary>
    /// <param name="table">Null: any table.</param>
    public void TimeOut(string message, string? table = null, int count = 1) => Add(message, table, count, isDeadlock: false);

    /// <summary>The next <paramref name="count"/> matching requests are chosen as a deadlock's victim: 0x80044150, Sql Number 1205.</summary>
    /// <inheritdoc cref="TimeOut"/>
    public void Deadlock(string message, string? table = null, int count = 1) => Add(message, table, count, isDeadlock: true);

    internal SqlFaultRule? TakeFault(string message, string table) =>
        _rules.FirstOrDefault(rule => rule.Message == message && (rule.Table is null || rule.Table == table) && rule.Take());

    /// <summary>One moment of an async step passes.</summary>
    internal void PassAsyncMoment()
    {
        if (_momentsLeft > 0 && Interlocked.Decrement(ref _momentsLeft) == 0)
        {
            _atMoment!();
        }
    }

    internal void Report(UnlockedUpdate update) => _unlocked.Enqueue(update);

    private void Add(string message, string? table, int count, bool isDeadlock)
    {
        for (var i = 0; i < count; i++)
        {
            _rules.Enqueue(new SqlFaultRule(message, table, isDeadlock));
        }
    }
}
