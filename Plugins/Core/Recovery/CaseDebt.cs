namespace CrmPayments.Core.Recovery;

/// <summary>One failed charge of a case, as its ledger sees it.</summary>
/// <param name="Id">Of the charge.</param>
/// <param name="FailedOn">When it failed: the oldest is worked on first.</param>
/// <param name="Owed">What is still owed.</param>
/// <param name="Paid">What later tries brought in, or the charge itself.</param>
/// <param name="Discount">What was forgiven.</param>
/// <param name="Stop">Why nobody may collect it now; null: nothing stands in the way.</param>
public sealed record CaseDebt(Guid Id, DateTimeOffset FailedOn, decimal Owed, decimal Paid, decimal Discount, DebtStop? Stop = null)
{
    public bool IsOpen => Owed > 0m;
}
