using CrmPayments.Core.Recovery;
using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Offers;

/// <summary>Custom API cpay_CheckOffer: has an offer's link looked up now, by the same async step as due work does. For the customer who says on the phone that they have paid.</summary>
public sealed class CheckOffer : Plugin
{
    private protected override void Run(Call call)
    {
        var offerId = call.RequiredId("OfferId");
        var choice = OfferChoice.Read(call, OfferCase.Read(call.Service, offerId));
        if (choice.Found is not { } offer) choice.Deny(choice.Sentences.OfferNotFound());
        else if (offer.Link is not (LinkStage.Open or LinkStage.ToBeClosed or LinkStage.Paid)) choice.Deny(choice.Sentences.OfferNoLink());
        else if (offer.CheckRequestedOn is { } asked && call.Now < asked + ResolutionRules.LookUpPause) choice.Deny(choice.Sentences.OfferJustChecked());
        else Start(call, choice, offer);
    }

    private static void Start(Call call, OfferChoice choice, OfferCase offer)
    {
        call.Service.Update(new Entity(AlternativeOfferRow.Table, offer.Id) { [AlternativeOfferRow.CheckRequestedOn] = call.Now.UtcDateTime });
        choice.Answer("Started", choice.Sentences.OfferCheckStarted());
    }
}
