using CrmPayments.Core.Charges;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Charges;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

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
        return offer.ChargesParts && Due(parts) is { } number ? Charge(offer, parts, number) : Wait(offer, parts);
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

    private int? Due(IReadOnlyList<OfferPart> parts)
    {
        for (var number = 0; number < parts.Count; number++)
        {
            if (parts[number].Status == OfferPartStatus.Open) return parts[number].DueOn <= call.Now ? number : null;
        }

        return null;
    }

    /// <summary>The part's own key makes a repeated job find the try that it has scheduled already.</summary>
    private IReadOnlyList<OrganizationRequest> Charge(OfferCase offer, IReadOnlyList<OfferPart> parts, int number)
    {
        var order = new TryOrder(offer.Debt.Id, ChargeEngine.Offer, ChargeInitiator.MerchantUnscheduled)
        {
            Amount = parts[number].Amount.Amount,
            IdempotencyKey = $"{offer.PaymentReference}-{number + 1}",
            OfferId = offer.Id,
            AskedBy = offer.MadeBy?.Id,
            Language = offer.Language,
        };
        return Charges.Charges.Schedule(call, order) switch
        {
            TryAnswer.Scheduled it => UnderWay(offer, parts, number, it.TryId),
            TryAnswer.Duplicate it => UnderWay(offer, parts, number, it.TryId),
            TryAnswer.Denied { PossibleFrom: { } from } no when from < parts[number].DueOn + OfferTerms.Grace => Postponed(offer, from, no.Sentence),
            TryAnswer.Denied no => [.. OfferChange.Ended(offer, OfferStatus.Failed, call.Now, no.Sentence)],
            _ => Wait(offer, parts),
        };
    }

    private static IReadOnlyList<OrganizationRequest> UnderWay(OfferCase offer, IReadOnlyList<OfferPart> parts, int number, Guid tryId)
    {
        var after = parts.Select((part, at) => at == number ? part with { Status = OfferPartStatus.UnderWay, PaymentId = tryId } : part).ToList();
        return
        [
            OfferChange.Row(offer, row =>
            {
                row[AlternativeOfferRow.Terms] = OfferParts.ToText(after);
                row[AlternativeOfferRow.Status] = new OptionSetValue((int)OfferStatus.Accepted);
                row[AlternativeOfferRow.NextCheckOn] = NextLook(offer, after).UtcDateTime;
            }),
        ];
    }

    private static IReadOnlyList<OrganizationRequest> Postponed(OfferCase offer, DateTimeOffset from, string why) =>
        [OfferChange.Row(offer, row => { row[AlternativeOfferRow.NextCheckOn] = from.UtcDateTime; row[AlternativeOfferRow.Error] = why.Cut(TextLimits.Words); })];
}
