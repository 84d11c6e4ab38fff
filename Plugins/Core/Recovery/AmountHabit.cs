namespace CrmPayments.Core.Recovery;

/// <summary>Whether an amount is far from what a customer usually pays: a person is asked first, because it may be a typing error (C83).</summary>
public static class AmountHabit
{
    // Our own numbers: a price rise of a fifth is usual, a missing decimal point is a factor of ten or more.
    private const decimal PlanTolerance = 0.2m;
    private const decimal AboveUsual = 3m;
    private const decimal BelowUsual = 10m;
    private const int Enough = 3;

    /// <param name="amount">To be charged, in the charge's currency; above zero.</param>
    /// <param name="planned">What the plan or the debt says, in the same currency; null: nothing is planned.</param>
    /// <param name="earlier">Earlier charges of the customer that went well, in the same currency, any order.</param>
    public static bool IsUnusual(decimal amount, decimal? planned, IReadOnlyList<decimal> earlier)
    {
        if (planned is { } plan and > 0m) return amount > plan * (1m + PlanTolerance) || amount * BelowUsual < plan;
        if (earlier.Count < Enough) return false;
        var usual = Median(earlier);
        return (amount > usual * AboveUsual && amount > earlier.Max()) || (amount * BelowUsual < usual && amount < earlier.Min());
    }

    private static decimal Median(IReadOnlyList<decimal> amounts)
    {
        var sorted = amounts.OrderBy(amount => amount).ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2m;
    }
}
