using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Recovery;

/// <summary>What decides which other ways to pay suit a debt.</summary>
/// <param name="Reason">Of the last failure.</param>
/// <param name="BaseAmount">What is owed, in the environment's base currency.</param>
public sealed record OfferFacts(DeclineReason Reason, decimal BaseAmount)
{
    /// <summary>A gateway of the merchant makes payment links.</summary>
    public bool HasLinks { get; init; }

    /// <summary>The customer has another stored method, or a link lets them choose one.</summary>
    public bool HasOtherMethod { get; init; }

    /// <summary>Goods are to be delivered to an address that is known.</summary>
    public bool HasDelivery { get; init; }

    /// <summary>The asker may give a discount, and the customer may be written to with a price advantage.</summary>
    public bool MayDiscount { get; init; }

    /// <summary>A discount was offered on this debt before: never twice, it teaches waiting.</summary>
    public bool DiscountOffered { get; init; }

    /// <summary>The ladder has ended, or the debt is old: only then a discount.</summary>
    public bool IsLate { get; init; }

    /// <summary>Tries made after the failure.</summary>
    public int TriesMade { get; init; }

    /// <summary>How often the customer promised a later date in this case.</summary>
    public int Promises { get; init; }

    /// <summary>Something was paid that could go back.</summary>
    public bool HasPaid { get; init; }

    /// <summary>What was offered in this case and not taken: it comes last now.</summary>
    public IReadOnlyList<OfferKind> NotTaken { get; init; } = [];
}
