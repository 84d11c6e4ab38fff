namespace CrmPayments.Core.Recovery;

/// <summary>Which policy a debt has.</summary>
public static class RecoveryPolicies
{
    /// <summary>The fitting policy with the lowest priority number; of equals the one with the lower id, so that every machine chooses the same. Where none fits, the built-in one that does.</summary>
    /// <param name="rows">The administrator's policies, any order.</param>
    /// <param name="debt">What is owed, by whom.</param>
    public static RecoveryPolicy Choose(IEnumerable<RecoveryPolicy> rows, DebtFacts debt) =>
        rows.Where(policy => policy.Fits(debt)).OrderBy(policy => policy.Priority).ThenBy(policy => policy.Id).FirstOrDefault()
        ?? DefaultPolicies.All.First(policy => policy.Fits(debt));
}
