using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Recovery;

/// <summary>What decides whether a customer confirms a charge before it is sent.</summary>
/// <param name="Amount">To be charged.</param>
public sealed record ProofFacts(Money Amount)
{
    /// <summary>How much of the charge's currency one unit of the environment's base currency is; above zero.</summary>
    public decimal ExchangeRate { get; init; } = 1m;

    /// <summary>The highest amount in this currency that went through on the method, or that the customer paid by a link in its place, and that nobody disputes.</summary>
    public decimal ProvenUpTo { get; init; }

    /// <summary>Something went through on the method before, in any currency.</summary>
    public bool WasApproved { get; init; }

    /// <summary>The customer signed a mandate for debits of this account.</summary>
    public bool HasMandate { get; init; }

    /// <summary>Far from the customer's habit (<see cref="AmountHabit"/>), and agreed to nowhere.</summary>
    public bool IsUnusual { get; init; }

    /// <summary>Why the last try failed; null: there was none.</summary>
    public DeclineReason? LastReason { get; init; }
}
