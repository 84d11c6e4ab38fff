namespace CrmPayments.Emulator.Dataverse.Audit;

/// <summary>One column of an audited event.</summary>
/// <param name="Column">Logical name.</param>
/// <param name="Old">As text; null: it was empty.</param>
/// <param name="New">As text; null: it is empty now.</param>
internal readonly record struct AuditedChange(string Column, string? Old, string? New);
