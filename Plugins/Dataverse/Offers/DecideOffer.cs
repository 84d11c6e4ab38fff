using CrmPayments.Core.Attempts;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Recovery;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Offers;

/// <summary>Custom API cpay_DecideOffer: approves or rejects an offer that waits for it. Two people stand behind every such offer.</summary>
public sealed class DecideOffer : Plugin
{
    private protected override void Run(Call call)
    {
        var offerId = call.RequiredId("OfferId");
        var decision = call.RequiredText("Decision");
        if (decision is not ("Approve" or "Reject")) throw new InvalidPluginExecutionException("The parameter Decision must be Approve or Reject.");
        var choice = OfferChoice.Read(call, OfferCase.Read(call.Service, offerId));
        if (choice.Found is not { } offer) choice.Deny(choice.Sentences.OfferNotFound());
        else if (offer.Status != OfferStatus.Draft) choice.Deny(choice.Sentences.OfferNotDraft(offer.Status));
        else if (choice.CommentRefusal() is { } comment) choice.Deny(comment);
        else if (RightRefusal(call, choice, offer) is { } no) choice.Deny(no);
        else if (decision == "Approve") Approve(call, choice, offer);
        else Reject(call, choice, offer);
    }

    /// <summary>Never the maker, nor who stands in for them; and nobody lets others go further than they may themselves.</summary>
    private static string? RightRefusal(Call call, OfferChoice choice, OfferCase offer)
    {
        var between = Deputies.ReadInForce(call.Service, call.Asker, call.Now).Select(one => one.Between);
        if (FourEyes.Refuse(offer.MadeBy?.Id, call.Asker, between) is { } refusal) return choice.Sentences.FourEyes(refusal);
        if (choice.Person.Limits is not { } limits) return choice.Sentences.OfferRefused(new(OfferRefusal.NoRight));
        var percent = offer.Row.GetAttributeValue<decimal?>(AlternativeOfferRow.DiscountPercent) ?? 0m;
        if (offer.Kind == OfferKind.Discount) return percent > limits.MaximumDiscount ? choice.Sentences.AboveOwnDiscount(limits.MaximumDiscount, percent) : null;
        return limits.ApprovalAbove is null ? null : choice.Sentences.OfferRefused(new(OfferRefusal.NoRight));
    }

    private static void Approve(Call call, OfferChoice choice, OfferCase offer)
    {
        var debt = OfferedDebt.Read(call.Service, offer.CaseId);
        if (debt is null || HasChanged(debt, offer) || call.Now >= offer.ExpiresOn)
        {
            choice.Deny(choice.Sentences.OfferChangedMeanwhile());
            return;
        }

        var open = OfferChange.Row(offer, row =>
        {
            row[AlternativeOfferRow.Status] = new OptionSetValue((int)OfferStatus.Open);
            row[AlternativeOfferRow.ApprovedBy] = UserTable.Reference(call.Asker);
            row[AlternativeOfferRow.MadeOn] = call.Now.UtcDateTime;
            row[AlternativeOfferRow.NextCheckOn] = (call.Now + OfferRecord.Patience).UtcDateTime;
            row[AlternativeOfferRow.Comment] = choice.Remarks(offer.Row.GetAttributeValue<string>(AlternativeOfferRow.Comment));
        });
        IEnumerable<OrganizationRequest> told = offer.Link is null ? OfferMessages.Told(offer.Row, null, null, call.Now) : [];
        choice.Write([open, CaseChange.OfferOpened(offer.CaseId, offer.ExpiresOn), .. told, .. OfferRecord.Line(offer, AttemptOutcome.Accepted, choice.Sentences.OfferApproved(), call.Asker, choice.OwnsLines).ToRequests()]);
        choice.Answer("Approved", choice.Sentences.OfferApproved());
    }

    private static bool HasChanged(OfferedDebt debt, OfferCase offer) =>
        !debt.IsOpen || debt.TryUnderWay || debt.Debt.Id != offer.Debt.Id || debt.Owed != offer.Amount + offer.Discount;

    private static void Reject(Call call, OfferChoice choice, OfferCase offer)
    {
        var remarks = choice.Remarks(offer.Row.GetAttributeValue<string>(AlternativeOfferRow.Comment));
        var end = OfferChange.Ended(offer, OfferStatus.Withdrawn, call.Now, also: row => { row[AlternativeOfferRow.WithdrawnOn] = call.Now.UtcDateTime; row[AlternativeOfferRow.Comment] = remarks; });
        choice.Write([.. end, .. OfferRecord.Line(offer, AttemptOutcome.Denied, choice.Sentences.OfferRejected(), call.Asker, choice.OwnsLines).ToRequests()]);
        choice.Answer("Rejected", choice.Sentences.OfferRejected());
    }
}
