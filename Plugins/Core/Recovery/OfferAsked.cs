namespace CrmPayments.Core.Recovery;

/// <summary>An offer as somebody asks for it.</summary>
public sealed record OfferAsked(OfferKind Kind)
{
    /// <summary>What the customer shall pay, in the debt's currency; null: all that is owed.</summary>
    public decimal? Amount { get; init; }

    /// <summary>How many parts; 0: not told.</summary>
    public int Instalments { get; init; }

    /// <summary>Of parts: what is paid at once; null: an even part.</summary>
    public decimal? FirstAmount { get; init; }

    /// <summary>Above 0, below 100; null: none.</summary>
    public decimal? DiscountPercent { get; init; }

    /// <summary>When the rest, or all of it, is paid.</summary>
    public DateTimeOffset? PayOn { get; init; }

    /// <summary>When it ends; null: as usual for its kind.</summary>
    public DateTimeOffset? ExpiresOn { get; init; }

    /// <summary>Parts that fall due are charged on the stored method; otherwise they are awaited.</summary>
    public bool ChargeParts { get; init; }
}
