namespace CrmPayments.Core.Recovery;

/// <summary>What an offer stands on: the debt, the case, what came before, and what the asker may give.</summary>
public sealed record OfferGround
{
    /// <summary>What is owed now.</summary>
    public required Money Owed { get; init; }

    public required DateTimeOffset Now { get; init; }

    public bool CaseOpen { get; init; } = true;

    public bool TryUnderWay { get; init; }

    /// <summary>Another offer is open, accepted or waits for its approval.</summary>
    public bool OfferOpen { get; init; }

    /// <summary>A discount was given or offered on this debt before.</summary>
    public bool DiscountOffered { get; init; }

    /// <summary>How often the customer promised a later date in this case.</summary>
    public int Promises { get; init; }

    /// <summary>In percent, what the asker may take off alone.</summary>
    public decimal MaximumDiscount { get; init; }

    /// <summary>The asker may let others go further: a second promise needs no approval.</summary>
    public bool MayApprove { get; init; }

    /// <summary>A gateway of the merchant makes payment links.</summary>
    public bool HasLinks { get; init; }

    /// <summary>How long such a link can be open; null: as long as one likes.</summary>
    public TimeSpan? LongestLink { get; init; }

    /// <summary>A stored method can be charged without the customer.</summary>
    public bool HasStoredMethod { get; init; }

    /// <summary>Something was paid that could go back.</summary>
    public bool HasPaid { get; init; }
}
