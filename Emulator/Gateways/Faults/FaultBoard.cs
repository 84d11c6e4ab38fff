namespace CrmPayments.Emulator.Gateways.Faults;

/// <summary>The faults one simulator is going to show, each as often as asked for. Lost with the process, on purpose.</summary>
public sealed class FaultBoard
{
    private readonly Lock _oneAtATime = new();
    private readonly List<Fault> _waiting = [];

    public void Add(Fault fault)
    {
        lock (_oneAtATime) _waiting.Add(fault);
    }

    /// <summary>The faults that still wait, oldest first.</summary>
    public IReadOnlyList<Fault> List()
    {
        lock (_oneAtATime) return [.. _waiting];
    }

    public void Clear()
    {
        lock (_oneAtATime) _waiting.Clear();
    }

    /// <summary>Uses up the oldest fault that waits for this operation.</summary>
    /// <returns>The fault, or null when nothing is to go wrong.</returns>
    public Fault? Take(string operation)
    {
        lock (_oneAtATime)
        {
            var index = _waiting.FindIndex(fault => fault.Operation == "*" || fault.Operation == operation);
            if (index < 0) return null;
            var fault = _waiting[index];
            if (fault.Count > 1) _waiting[index] = fault with { Count = fault.Count - 1 };
            else _waiting.RemoveAt(index);
            return fault;
        }
    }
}
