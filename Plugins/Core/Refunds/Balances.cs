namespace CrmPayments.Core.Refunds;

/// <summary>What became of a charge's money, always computed from its refunds; a running counter would drift.</summary>
public sealed record Balances
{
    private Balances(Money captured, Money refunded, Money reserved, Money lost)
    {
        Lost = lost;
        Captured = captured;
        Refunded = refunded;
        Reserved = reserved;
    }

    /// <summary>What was taken (or is held, for an authorization).</summary>
    public Money Captured { get; }

    /// <summary>What went back: refunds that succeeded.</summary>
    public Money Refunded { get; }

    /// <summary>What is promised and not yet back: every other refund that holds balance.</summary>
    public Money Reserved { get; }

    /// <summary>What the customer's bank took for good: lost disputes.</summary>
    public Money Lost { get; }

    /// <summary>What can still go back; never below zero.</summary>
    public Money Refundable => IsOverdrawn ? new Money(0m, Captured.Currency) : Captured - Refunded - Reserved - Lost;

    /// <summary>More went back than was captured (refunds made in the gateway's own console): people must look.</summary>
    public bool IsOverdrawn => Refunded + Reserved + Lost > Captured;

    /// <param name="captured">In the charge's currency; at least zero.</param>
    /// <param name="refunds">All refunds of the charge, in any state.</param>
    /// <param name="lost">By disputes; null: nothing.</param>
    /// <exception cref="InvalidOperationException">A refund is in another currency: a bug in the caller.</exception>
    public static Balances Of(Money captured, IEnumerable<RefundOnCharge> refunds, Money? lost = null)
    {
        var live = refunds.Where(refund => refund.HoldsBalance).ToList();
        return new Balances(
            captured,
            Sum(live.Where(refund => refund.Status == RefundStatus.Succeeded), captured.Currency),
            Sum(live.Where(refund => refund.Status != RefundStatus.Succeeded), captured.Currency),
            lost ?? new Money(0m, captured.Currency));
    }

    private static Money Sum(IEnumerable<RefundOnCharge> refunds, Currency currency) =>
        refunds.Aggregate(new Money(0m, currency), (sum, refund) => sum + refund.Amount);
}
