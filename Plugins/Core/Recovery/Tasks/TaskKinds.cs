namespace CrmPayments.Core.Recovery.Tasks;

/// <summary>Which kind a task is of, when news comes to one that is open.</summary>
public static class TaskKinds
{
    /// <summary>
    /// The news decides, but a general kind does not hide a special one: that a bank account could not be set up explains why
    /// all attempts failed.
    /// </summary>
    public static TaskKind Merged(TaskKind open, TaskKind news) => open != TaskKind.SetupFailed || IsSpecial(news) ? news : open;

    private static bool IsSpecial(TaskKind kind) => kind is not (TaskKind.AllAttemptsFailed or TaskKind.OneChargeFailed or TaskKind.AskCustomer);
}
