using CrmPayments.Core.Gateways;

namespace CrmPayments.Core.Charges;

/// <summary>A charge that failed, and what became of collecting it; always computed from its tries, because a running counter would drift.</summary>
/// <param name="Status">Of the failed charge itself: some gateways try it again in place.</param>
/// <param name="Amount">What it was over.</param>
/// <param name="Discount">What was forgiven of it; never counted as payment.</param>
/// <param name="Tries">All tries to collect it, in any state.</param>
public sealed record Debt(ChargeStatus Status, Money Amount, Money Discount, IReadOnlyList<TryOnDebt> Tries)
{
    /// <summary>What later tries brought in.</summary>
    public Money Paid => Sum(Tries.Where(one => ChargeStates.HasMoney(one.Status)));

    /// <summary>What is still owed; never below zero. Nothing, once the charge itself succeeded or was voided.</summary>
    public Money Owed => IsOwed && Settled < Amount ? Amount - Settled : new Money(0m, Amount.Currency);

    /// <summary>More came in than was owed: somebody must give it back.</summary>
    public bool IsOverpaid => Settled > Amount || (ChargeStates.HasMoney(Status) && Paid.Amount > 0m);

    /// <summary>The try that may still bring money; null: none is under way.</summary>
    public TryOnDebt? Live => Tries.Where(one => ChargeStates.IsLive(one.Status)).Select(one => (TryOnDebt?)one).FirstOrDefault();

    private bool IsOwed => !ChargeStates.HasMoney(Status) && Status != ChargeStatus.Voided;

    private Money Settled => Paid + Discount;

    private Money Sum(IEnumerable<TryOnDebt> tries) => tries.Aggregate(new Money(0m, Amount.Currency), (sum, one) => sum + one.Amount);
}
