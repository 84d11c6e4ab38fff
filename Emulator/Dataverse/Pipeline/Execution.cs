using System.Collections.Concurrent;

namespace CrmPayments.Emulator.Dataverse.Pipeline;

/// <summary>What belongs to one outermost request or async job, however deep it nests: its name and its calls.</summary>
internal sealed class Execution(string name)
{
    private readonly ConcurrentQueue<string> _calls = new();

    public string Name { get; } = name;

    /// <summary>Whether plug-in code ran at all; only such executions are reported.</summary>
    public bool RanPlugin { get; set; }

    public Guid CorrelationId { get; init; } = Guid.NewGuid();

    public void Count(string message, string table) => _calls.Enqueue(table.Length == 0 ? message : $"{message} {table}");

    public ExecutionCalls ToCalls() => new(Name, [.. _calls]);
}
