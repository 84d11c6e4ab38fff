using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Offers;

/// <summary>What the rest of the module does with offers.</summary>
internal static class Offers
{
    /// <summary>Makes an offer and records it, with everything that belongs to it.</summary>
    /// <remarks>In a custom API under the debt's row lock; in an async step in one transaction of its own.</remarks>
    public static OfferAnswer Make(Call call, OfferOrder order) => order.Asked.Kind == OfferKind.CancelAndRefund
        ? new RefundOffer(call).Make(order)
        : new OfferMaker(call).Make(order);

    /// <summary>What calls off the open offer of a case that closes: for the caller's own transaction. Its link is closed afterwards.</summary>
    /// <remarks>One organization-service call; none of the requests touches the case.</remarks>
    public static IReadOnlyList<OrganizationRequest> Withdraw(Call call, Guid caseId) =>
        OfferCase.OpenOf(call.Service, caseId) is { } offer ? Withdraw(call, offer) : [];

    /// <summary>A payment that fulfils it is counted by its own job: such an offer is left to that.</summary>
    private static IReadOnlyList<OrganizationRequest> Withdraw(Call call, OfferCase offer)
    {
        if (offer.Amount.Amount > 0m && !(offer.Arrived < offer.Amount)) return [];
        if (offer.Kind == OfferKind.CancelAndRefund) return [];
        return [MustClose(offer.Link) ? Wake(call, offer) : WithdrawnNow(call, offer)];
    }

    /// <summary>A link stands, or may stand, at a gateway: it is closed first.</summary>
    public static bool MustClose(LinkStage? link) => link is LinkStage.BeingMade or LinkStage.Open or LinkStage.ToBeClosed or LinkStage.Paid;

    /// <summary>Called off; its job closes the link, and then ends it.</summary>
    public static UpdateRequest Wake(Call call, OfferCase offer) => OfferChange.Row(offer, row =>
    {
        row[AlternativeOfferRow.WithdrawnOn] = call.Now.UtcDateTime;
        row[AlternativeOfferRow.CheckRequestedOn] = call.Now.UtcDateTime;
    });

    private static UpdateRequest WithdrawnNow(Call call, OfferCase offer) =>
        (UpdateRequest)OfferChange.Ended(offer, OfferStatus.Withdrawn, call.Now, also: row => row[AlternativeOfferRow.WithdrawnOn] = call.Now.UtcDateTime).First();
}
