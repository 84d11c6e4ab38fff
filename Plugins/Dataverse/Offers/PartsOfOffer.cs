using CrmPayments.Core.Recovery;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Offers;

/// <summary>An offer without a link: has the parts that fall due charged, and ends it when money that was promised does not come.</summary>
internal sealed class PartsOfOffer(Call call)
{
    /// <returns>What is to be committed now.</returns>
    public IReadOnlyList<OrganizationRequest> Next(OfferCase offer)
    {
        var parts = offer.Parts;
        if (offer.HasLivePayment) return Wait(offer, parts);
        if (Overdue(offer, parts)) return Broken(offer);
        return Wait(offer, parts);
    }

    /// <summary>When due work looks at it again.</summary>
    public static DateTimeOffset NextLook(OfferCase offer, IReadOnlyList<OfferPart> parts) => parts
        .Where(part => part.Status == OfferPartStatus.Open)
        .Select(part => offer.ChargesParts ? part.DueOn : part.DueOn + OfferTerms.Grace)
        .Concat([offer.ExpiresOn])
        .Min();

    private static IReadOnlyList<OrganizationRequest> Wait(OfferCase offer, IReadOnlyList<OfferPart> parts) => [OfferChange.Later(offer, NextLook(offer, parts))];

    private bool Overdue(OfferCase offer, IReadOnlyList<OfferPart> parts) =>
        call.Now >= offer.ExpiresOn || parts.Any(part => part.Status == OfferPartStatus.Open && call.Now >= part.DueOn + OfferTerms.Grace);

    /// <summary>Nothing came: its time ran out. Something came and the rest did not: the agreement is broken.</summary>
    private IReadOnlyList<OrganizationRequest> Broken(OfferCase offer) => offer.Arrived.Amount == 0m
        ? [.. OfferChange.Ended(offer, OfferStatus.Expired, call.Now)]
        : [.. OfferChange.Ended(offer, OfferStatus.Failed, call.Now, Sentences.For(offer.Language).OfferRestMissing(offer.Amount - offer.Arrived))];
}
