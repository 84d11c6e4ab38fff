namespace CrmPayments.Emulator.Dataverse;

/// <summary>Stands for the death of the process, where a test asked for it: it passes through plug-ins and the async service, which write nothing down.</summary>
public sealed class ProcessKilledException : Exception
{
    public ProcessKilledException()
    {
    }

    public ProcessKilledException(string message)
        : base(message)
    {
    }

    public ProcessKilledException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
