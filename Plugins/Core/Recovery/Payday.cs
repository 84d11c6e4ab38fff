namespace CrmPayments.Core.Recovery;

/// <summary>A day on which a customer's money is expected.</summary>
/// <param name="Day">Local.</param>
/// <param name="IsLearned">Told by the customer's own charges; else by the country's table.</param>
public readonly record struct Payday(DateTime Day, bool IsLearned);
