using CrmPayments.Core.Attempts;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Offers;

/// <summary>Custom API cpay_WithdrawOffer: calls off an offer. One with a link ends when its gateway has closed it.</summary>
public sealed class WithdrawOffer : Plugin
{
    private protected override void Run(Call call)
    {
        var offerId = call.RequiredId("OfferId");
        var choice = OfferChoice.Read(call, OfferCase.Read(call.Service, offerId));
        if (choice.Found is not { } offer) choice.Deny(choice.Sentences.OfferNotFound());
        else if (offer.HasEnded) choice.Deny(choice.Sentences.OfferEnded(offer.Status));
        else if (offer.HasLivePayment || offer.Link == LinkStage.Paid || offer.Kind == OfferKind.CancelAndRefund) choice.Deny(choice.Sentences.OfferMoneyUnderWay());
        else if (choice.CommentRefusal() is { } comment) choice.Deny(comment);
        else Withdraw(call, choice, offer);
    }

    private static void Withdraw(Call call, OfferChoice choice, OfferCase offer)
    {
        var waits = Offers.MustClose(offer.Link);
        var message = waits ? choice.Sentences.OfferWithdrawStarted() : choice.Sentences.OfferWithdrawn();
        var remarks = choice.Remarks(offer.Row.GetAttributeValue<string>(AlternativeOfferRow.Comment));
        IEnumerable<OrganizationRequest> change = waits
            ? [Remembering(Offers.Wake(call, offer), remarks)]
            : OfferChange.Ended(offer, OfferStatus.Withdrawn, call.Now, also: row => { row[AlternativeOfferRow.WithdrawnOn] = call.Now.UtcDateTime; row[AlternativeOfferRow.Comment] = remarks; });
        choice.Write([.. change, .. OfferRecord.Line(offer, AttemptOutcome.Denied, message, call.Asker, choice.OwnsLines).ToRequests()]);
        choice.Answer(waits ? "Started" : "Withdrawn", message);
    }

    private static Microsoft.Xrm.Sdk.Messages.UpdateRequest Remembering(Microsoft.Xrm.Sdk.Messages.UpdateRequest request, string remarks)
    {
        request.Target[AlternativeOfferRow.Comment] = remarks;
        return request;
    }
}
