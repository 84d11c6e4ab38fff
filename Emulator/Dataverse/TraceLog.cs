namespace CrmPayments.Emulator.Dataverse;

/// <summary>The last traces of plug-ins, kept in memory only.</summary>
public sealed class TraceLog
{
    private const int Kept = 1_000;
    private readonly Lock _lock = new();
    private readonly Queue<PluginTrace> _traces = new();

    /// <returns>Oldest first.</returns>
    public IReadOnlyList<PluginTrace> Latest()
    {
        lock (_lock)
        {
            return [.. _traces];
        }
    }

    internal void Add(PluginTrace trace)
    {
        lock (_lock)
        {
            _traces.Enqueue(trace);
            if (_traces.Count > Kept)
            {
                _traces.Dequeue();
            }
        }
    }
}
