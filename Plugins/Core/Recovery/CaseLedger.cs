namespace CrmPayments.Core.Recovery;

/// <summary>What a case amounts to; always computed from its debts, because a running sum would drift.</summary>
/// <param name="Debts">All of the case, in any order.</param>
public sealed record CaseLedger(IReadOnlyList<CaseDebt> Debts)
{
    public decimal AtRisk => Debts.Where(debt => debt.Stop is null).Sum(debt => debt.Owed);

    public decimal Recovered => Debts.Sum(debt => debt.Paid);

    public decimal Discount => Debts.Sum(debt => debt.Discount);

    /// <summary>The oldest debt that may be collected; null: none is left.</summary>
    public CaseDebt? Current => Debts.Where(debt => debt.IsOpen && debt.Stop is null).OrderBy(debt => debt.FailedOn).ThenBy(debt => debt.Id).FirstOrDefault();

    /// <summary>Why nothing is left to collect; null: something is, or all is paid.</summary>
    public DebtStop? Stop => Current is null && Debts.Any(debt => debt.IsOpen) ? Debts.Where(debt => debt.IsOpen).Select(debt => debt.Stop).Min() : null;

    public bool IsPaid => Debts.Count > 0 && Debts.All(debt => !debt.IsOpen);

    public bool HasDispute => Debts.Any(debt => debt.IsOpen && debt.Stop == DebtStop.Disputed);
}
