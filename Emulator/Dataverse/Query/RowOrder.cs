namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>One term of a query's order.</summary>
/// <param name="Column">Logical name; null when <paramref name="Alias"/> names a column of the answer (aggregates).</param>
/// <param name="Link">Alias or table of the link it is on; null: where the order stands.</param>
public sealed record RowOrder(string? Column, bool Descending, string? Alias = null, string? Link = null);
