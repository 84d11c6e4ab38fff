namespace CrmPayments.Emulator.Dataverse.Pipeline;

/// <summary>One injected fault; it is taken once.</summary>
internal sealed class SqlFaultRule(string message, string? table, bool isDeadlock)
{
    private int _taken;

    public string Message { get; } = message;

    public string? Table { get; } = table;

    public bool IsDeadlock { get; } = isDeadlock;

    public bool Take() => Interlocked.Exchange(ref _taken, 1) == 0;
}
