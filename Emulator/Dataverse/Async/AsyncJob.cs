namespace CrmPayments.Emulator.Dataverse.Async;

/// <summary>A system job, as the table asyncoperation holds it.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Message">The message the step was triggered by.</param>
/// <param name="PluginType">Full name of the class.</param>
/// <param name="Tries">Runs so far; the service makes at most four.</param>
/// <param name="CreatedOn">UTC.</param>
/// <param name="PostponedUntil">UTC; null: due now.</param>
/// <param name="Error">What the last try failed with, or null.</param>
public sealed record AsyncJob(
    Guid Id, string Name, string Message, string PluginType, AsyncJobState State, int Tries, DateTime CreatedOn, DateTime? PostponedUntil, string? Error);
