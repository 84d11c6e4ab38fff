namespace CrmPayments.Core.Recovery;

/// <summary>A built-in policy, and the row an administrator may make of it.</summary>
/// <param name="Key">Its word in texts.</param>
/// <param name="RowId">The row's id, the same in every environment: it cannot be made twice.</param>
/// <param name="Policy">What it says.</param>
public sealed record DefaultPolicy(string Key, Guid RowId, RecoveryPolicy Policy);
