namespace CrmPayments.Emulator.Dataverse.Async;

/// <summary>Status reasons of asyncoperation; the values are the platform's.</summary>
public enum AsyncJobState
{
    WaitingForResources = 0,

    /// <summary>Postponed: a try asked for another one later.</summary>
    Waiting = 10,

    InProgress = 20,

    Succeeded = 30,

    Failed = 31,

    Canceled = 32,
}
