namespace CrmPayments.Core.Recovery;

/// <summary>Whether a charge that nobody made for a debt has paid it all the same: in the shop, by the gateway's own retry, with another card. Decision 0018.</summary>
/// <param name="CurrencyCode">ISO 4217.</param>
/// <param name="Amount">Of the charge, or what is owed.</param>
/// <param name="OrderReference">May be empty.</param>
/// <param name="SubscriptionId">Null: none.</param>
/// <param name="On">When it was made, or failed.</param>
public sealed record PaidElsewhere(string CurrencyCode, decimal Amount, string OrderReference, Guid? SubscriptionId, DateTimeOffset On)
{
    // A failure may be told hours after the charge, the next charge at once.
    private static readonly TimeSpan Early = TimeSpan.FromHours(6);

    /// <summary>The period of a subscription that it was made for; null: none, or nobody said so.</summary>
    public DateTimeOffset? PeriodOn { get; init; }

    /// <summary>When the next period of a subscription that its gateway charges is due, after this one failed; null: not such a one. Gateways do not say for which period a charge is.</summary>
    public DateTimeOffset? NextPeriodOn { get; init; }

    /// <param name="debt">Of the same customer.</param>
    public bool Pays(PaidElsewhere debt)
    {
        if (CurrencyCode != debt.CurrencyCode || On < debt.On) return false;
        if (SubscriptionId is not null || debt.SubscriptionId is not null) return SubscriptionId == debt.SubscriptionId && Amount == debt.Amount && !IsOfAnotherPeriod(debt);
        return OrderReference.Length > 0 || debt.OrderReference.Length > 0
            ? string.Equals(OrderReference, debt.OrderReference, StringComparison.OrdinalIgnoreCase)
            : Amount == debt.Amount && On - debt.On <= OpeningRules.SamePurchase;
    }

    // What was charged for May does not pay April: both are owed.
    private bool IsOfAnotherPeriod(PaidElsewhere debt) => PeriodOn is not null ? PeriodOn != debt.PeriodOn : On >= debt.NextPeriodOn - Early;
}
