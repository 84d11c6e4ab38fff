namespace CrmPayments.Core.Refunds;

/// <summary>One person decides with the right of another who is away.</summary>
/// <param name="Absent">Whose right it is.</param>
/// <param name="Deputy">Who uses it.</param>
public sealed record Deputyship(Guid Absent, Guid Deputy);
