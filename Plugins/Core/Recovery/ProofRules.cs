using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Recovery;

/// <summary>Whether a customer confirms a large or risky charge before it is sent (C81). Decision 0022.</summary>
public static class ProofRules
{
    /// <param name="policy">Of the charge; one that asks for no proof never holds a charge back.</param>
    /// <param name="facts">Of the charge and its method.</param>
    /// <returns>Null: it is sent without.</returns>
    public static ProofNeed? Need(RecoveryPolicy policy, ProofFacts facts)
    {
        if (policy.ProofOnRisk && facts.LastReason == DeclineReason.AuthenticationRequired) return new(ProofReason.BankAsks);

        // What a customer has paid once, or signed for, is not asked for again because of its size.
        if (facts.HasMandate || facts.Amount.Amount <= facts.ProvenUpTo) return null;
        if (policy.ProofAbove * facts.ExchangeRate is { } limit && facts.Amount.Amount > limit) return new(ProofReason.AboveLimit, Money.AtMost(limit, facts.Amount.Currency));
        if (policy.ProofOnRisk && !facts.WasApproved) return new(ProofReason.NewMethod);
        return policy.ProofOnRisk && facts.IsUnusual ? new(ProofReason.UnusualAmount) : null;
    }
}
