namespace CrmPayments.Core.Recovery;

/// <summary>A charge waits for the customer's own confirmation.</summary>
/// <param name="Why">By which rule.</param>
/// <param name="Above">The policy's limit, in the charge's currency; null: it is about no limit.</param>
public sealed record ProofNeed(ProofReason Why, Money? Above = null);
