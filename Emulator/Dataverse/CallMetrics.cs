namespace CrmPayments.Emulator.Dataverse;

/// <summary>
/// The organization-service calls that plug-in code made: the cost on the real platform. Nested calls are included and attributed to the
/// outermost request or async step; an ExecuteTransaction is one call, and calls of plug-ins that it triggers count.
/// </summary>
public sealed class CallMetrics
{
    private const int Kept = 10_000;
    private readonly Lock _lock = new();
    private readonly Queue<ExecutionCalls> _executions = new();
    private readonly Dictionary<string, int> _max = new(StringComparer.Ordinal);

    /// <returns>The latest executions (at most 10,000), oldest first.</returns>
    public IReadOnlyList<ExecutionCalls> Snapshot()
    {
        lock (_lock)
        {
            return [.. _executions];
        }
    }

    /// <param name="name">A custom API's unique name or a plug-in type's full name.</param>
    /// <returns>The latest execution of that name, or null when there was none.</returns>
    public ExecutionCalls? Last(string name) => Snapshot().LastOrDefault(execution => execution.Name == name);

    /// <returns>The most calls one execution of that name ever made; 0 when there was none.</returns>
    public int Max(string name)
    {
        lock (_lock)
        {
            return _max.GetValueOrDefault(name);
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _executions.Clear();
            _max.Clear();
        }
    }

    internal void Add(ExecutionCalls execution)
    {
        lock (_lock)
        {
            _executions.Enqueue(execution);
            _max[execution.Name] = Math.Max(_max.GetValueOrDefault(execution.Name), execution.Calls);
            if (_executions.Count > Kept)
            {
                _executions.Dequeue();
            }
        }
    }
}
