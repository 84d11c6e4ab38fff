using System.ServiceModel;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Recovery;

namespace CrmPayments.Plugins.Offers;

/// <summary>Does the one thing that an offer needs next, whatever woke it: late and repeated jobs find nothing left to do.</summary>
internal sealed class OfferFollower(Call call)
{
    private const int MostRaces = 5;

    public void Follow(Guid offerId)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            if (OfferCase.Read(call.Service, offerId) is not { } offer || TryFollow(offer)) return;
        }

        throw new InvalidPluginExecutionException(OperationStatus.Retry, "The offer is written by other processes again and again.");
    }

    /// <returns>False: somebody else has written at the same moment. Nothing of this was; it starts anew on what is there now.</returns>
    private bool TryFollow(OfferCase offer)
    {
        try
        {
            if (NextOrLater(offer) is { Count: > 0 } requests) call.Together([.. requests]);
            if (offer.Kind == OfferKind.CancelAndRefund) new CaseWork(call).LookAt(offer.CaseId);
            return true;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.VersionMismatch) || fault.Is(Faults.DuplicateKey))
        {
            return false;
        }
    }

    /// <summary>A gateway that is paused is not asked, and no look-up is used up.</summary>
    private IReadOnlyList<OrganizationRequest>? NextOrLater(OfferCase offer)
    {
        try
        {
            return Next(offer);
        }
        catch (GatewayPausedException paused)
        {
            return [OfferChange.Later(offer, paused.Until)];
        }
    }

    private IReadOnlyList<OrganizationRequest>? Next(OfferCase offer) => offer switch
    {
        { Status: OfferStatus.Draft } => call.Now >= offer.ExpiresOn ? End(offer, OfferStatus.Expired) : null,
        { HasEnded: false, Link: LinkStage.ToBeMade } => offer.IsWithdrawn ? End(offer, OfferStatus.Withdrawn) : new LinkMaker(call).Make(offer),
        { Link: LinkStage.BeingMade } => new LinkMaker(call).Find(offer),
        { Link: LinkStage.Open or LinkStage.ToBeClosed } => new LinkWatch(call).Look(offer),
        { HasEnded: true } => offer.IsScheduled ? [OfferChange.Later(offer, null)] : null,
        { Link: LinkStage.Paid } => new LinkWatch(call).Look(offer),
        { IsWithdrawn: true } => End(offer, OfferStatus.Withdrawn),
        { Kind: OfferKind.CancelAndRefund } => new RefundsOfOffer(call).Look(offer),
        _ => new PartsOfOffer(call).Next(offer),
    };

    private IReadOnlyList<OrganizationRequest> End(OfferCase offer, OfferStatus status) => [.. OfferChange.Ended(offer, status, call.Now)];
}
