using CrmPayments.Core.Recovery;

namespace CrmPayments.Plugins.Offers;

/// <summary>An offer that is to be made in a recovery case.</summary>
/// <param name="CaseId">The case; the offer is for the debt that it works on.</param>
/// <param name="Asked">Its terms as they were asked for.</param>
internal sealed record OfferOrder(Guid CaseId, OfferAsked Asked)
{
    /// <summary>The customer is written to.</summary>
    public bool NotifyCustomer { get; init; }

    /// <summary>The customer confirms by it what is not charged without them.</summary>
    public bool Confirms { get; init; }

    /// <summary>What is written with it or not at all, before it. If that does not hold any more, the fault reaches the caller.</summary>
    public IReadOnlyList<OrganizationRequest> Along { get; init; } = [];

    /// <summary>Screened; may be empty.</summary>
    public string Comment { get; init; } = "";

    /// <summary>Who makes it; null: the ladder, which gives no discounts of its own.</summary>
    public Guid? MadeBy { get; init; }

    /// <summary>The maker may own lines on the timeline; found out when it is made.</summary>
    public bool OwnsLines { get; init; }

    /// <summary>Of the sentence that answers (LCID); a person's own language counts instead.</summary>
    public int Language { get; init; } = 1033;
}
