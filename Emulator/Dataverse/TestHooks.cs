using System.Collections.Concurrent;
using CrmPayments.Emulator.Dataverse.Pipeline;

namespace CrmPayments.Emulator.Dataverse;

/// <summary>What a test injects into the engine, and what the engine tells a test about contention.</summary>
public sealed class TestHooks
{
    private readonly ConcurrentQueue<SqlFaultRule> _rules = new();
    private readonly ConcurrentQueue<UnlockedUpdate> _unlocked = new();

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

    internal void Report(UnlockedUpdate update) => _unlocked.Enqueue(update);

    private void Add(string message, string? table, int count, bool isDeadlock)
    {
        for (var i = 0; i < count; i++)
        {
            _rules.Enqueue(new SqlFaultRule(message, table, isDeadlock));
        }
    }
}
