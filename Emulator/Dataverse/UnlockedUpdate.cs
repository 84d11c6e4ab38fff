namespace CrmPayments.Emulator.Dataverse;

/// <summary>A row that was read and then updated without a lock; <paramref name="Execution"/> is the outermost request.</summary>
public sealed record UnlockedUpdate(string Table, Guid Id, string Execution);
