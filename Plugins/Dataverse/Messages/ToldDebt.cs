using CrmPayments.Core.Declines;

namespace CrmPayments.Plugins.Messages;

/// <summary>One debt as a customer is told of it.</summary>
/// <param name="Charge">The charge that failed.</param>
/// <param name="CaseId">Its case; null: none.</param>
/// <param name="Amount">What is still owed, or would be paid.</param>
/// <param name="Purpose">What for; empty: not known.</param>
/// <param name="Reason">Why it failed last.</param>
internal sealed record ToldDebt(EntityReference Charge, Guid? CaseId, Money Amount, string Purpose, DeclineReason? Reason);
