using System.ServiceModel;
using CrmPayments.Core.Attempts;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Offers;

/// <summary>
/// What has arrived by an offer, counted anew from its payments whenever one changes. All of it: the offer is fulfilled and its
/// discount granted, once. More than was owed: a person gives it back, because the customer has paid twice.
/// </summary>
internal sealed class OfferLedger(Call call)
{
    private const int MostRaces = 5;

    public void Count(Guid offerId)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            if (OfferCase.Read(call.Service, offerId) is not { } offer || TryCount(offer)) return;
        }

        throw new InvalidPluginExecutionException(OperationStatus.Retry, "The offer is written by other processes again and again.");
    }

    private bool TryCount(OfferCase offer)
    {
        try
        {
            if (After(offer) is { Count: > 0 } requests) call.Together([.. requests]);
            return true;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.VersionMismatch))
        {
            return false;
        }
    }

    /// <summary>What the payments make of the offer; empty: it is counted already.</summary>
    public IReadOnlyList<OrganizationRequest> After(OfferCase offer)
    {
        var parts = Parts(offer);
        if (offer.HasEnded) return Late(offer);
        if (!(offer.Arrived < offer.Amount) && offer.Amount.Amount > 0m) return [.. Fulfilled(offer, parts)];
        if (Lost(offer, parts) is { } why) return [.. OfferChange.Ended(offer, OfferStatus.Failed, call.Now, why, row => Counted(row, offer, parts))];
        return IsNews(offer, parts) ? [OfferChange.Row(offer, row => { Counted(row, offer, parts); Accepted(row, offer); row[AlternativeOfferRow.NextCheckOn] = NextLook(offer, parts); })] : [];
    }

    /// <summary>Each part as the payment that stands behind it.</summary>
    private static IReadOnlyList<OfferPart> Parts(OfferCase offer) => [.. offer.Parts.Select(part =>
        offer.Payments.FirstOrDefault(payment => payment.Id == part.PaymentId) is { } payment ? part with { Status = StatusOf(OfferCase.StatusOf(payment)) } : part)];

    private static OfferPartStatus StatusOf(ChargeStatus status) =>
        ChargeStates.HasMoney(status) ? OfferPartStatus.Paid
        : ChargeStates.IsLive(status) ? OfferPartStatus.UnderWay
        : OfferPartStatus.Failed;

    /// <summary>Why it can no longer be fulfilled: a part was declined, or what was paid by its link has come to nothing.</summary>
    private static string? Lost(OfferCase offer, IReadOnlyList<OfferPart> parts)
    {
        if (offer.HasLivePayment) return null;
        var texts = Sentences.For(offer.Language);
        if (parts.FirstOrDefault(part => part.Status == OfferPartStatus.Failed) is { } failed) return texts.OfferPartFailed(failed.Amount);
        return offer.Link == LinkStage.Paid && offer.Payments.Count > 0 && offer.Arrived.Amount == 0m ? texts.OfferPaymentFailed(offer.Amount) : null;
    }

    private IEnumerable<OrganizationRequest> Fulfilled(OfferCase offer, IReadOnlyList<OfferPart> parts)
    {
        var texts = Sentences.For(offer.Language);
        foreach (var request in OfferChange.Ended(offer, OfferStatus.Fulfilled, call.Now, also: row => { Counted(row, offer, parts); LinkAfter(row, offer); })) yield return request;
        if (offer.Discount.Amount > 0m) yield return Grant(offer);
        foreach (var request in OfferRecord.Line(offer, AttemptOutcome.Succeeded, texts.OfferFulfilled(offer.Arrived, offer.Discount)).ToRequests()) yield return request;
        foreach (var request in TooMuch(offer, offer.Discount)) yield return request;
    }

    /// <summary>A price reduction, not a payment. The debt is as it was read, so it is granted once.</summary>
    private static UpdateRequest Grant(OfferCase offer)
    {
        var row = new Entity(TransactionRow.Table, offer.Debt.Id) { RowVersion = offer.Debt.RowVersion, [TransactionRow.Discount] = new CrmMoney((offer.DebtDiscount + offer.Discount).Amount) };
        return new UpdateRequest { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches };
    }

    /// <summary>Paid by another way than its link: nobody may pay with the link any more.</summary>
    private void LinkAfter(Entity row, OfferCase offer)
    {
        if (offer.Link is LinkStage.Open or LinkStage.ToBeClosed or LinkStage.BeingMade && !offer.Payments.Any(ByLink))
        {
            row[AlternativeOfferRow.LinkStage] = new OptionSetValue((int)(offer.Link == LinkStage.BeingMade ? LinkStage.BeingMade : LinkStage.ToBeClosed));
            row[AlternativeOfferRow.NextCheckOn] = call.Now.UtcDateTime;
            row[AlternativeOfferRow.CheckRequestedOn] = call.Now.UtcDateTime;
        }
        else if (offer.Link is not null) row[AlternativeOfferRow.LinkStage] = new OptionSetValue((int)LinkStage.Paid);
    }

    private static bool ByLink(Entity payment) => payment.GetAttributeValue<string>(TransactionRow.IdempotencyKey) is null;

    /// <summary>Money that comes after the end still counts for the debt, and for what is shown here.</summary>
    private static IReadOnlyList<OrganizationRequest> Late(OfferCase offer) => offer.Paid == offer.Arrived
        ? []
        : [OfferChange.Row(offer, row => row[AlternativeOfferRow.Paid] = new CrmMoney(offer.Arrived.Amount)), .. TooMuch(offer, new Money(0m, offer.Currency))];

    /// <summary>The debt has more than it was: the customer has paid twice.</summary>
    /// <param name="offer">As read.</param>
    /// <param name="granted">What is taken off the debt at the same time.</param>
    private static IEnumerable<OrganizationRequest> TooMuch(OfferCase offer, Money granted)
    {
        var over = offer.DebtPaid + offer.DebtDiscount + granted - offer.DebtAmount;
        if (over.Amount > 0m) yield return new CreateRequest { Target = OfferTask.PaidTwice(offer, over) };
    }

    private static bool IsNews(OfferCase offer, IReadOnlyList<OfferPart> parts) =>
        offer.Paid != offer.Arrived || (offer.Status == OfferStatus.Open && offer.HasLivePayment) || !parts.SequenceEqual(offer.Parts);

    private static void Counted(Entity row, OfferCase offer, IReadOnlyList<OfferPart> parts)
    {
        row[AlternativeOfferRow.Paid] = new CrmMoney(offer.Arrived.Amount);
        if (parts.Count > 0) row[AlternativeOfferRow.Terms] = OfferParts.ToText(parts);
    }

    private static void Accepted(Entity row, OfferCase offer)
    {
        if (offer.Status == OfferStatus.Open && (offer.HasLivePayment || offer.Arrived.Amount > 0m)) row[AlternativeOfferRow.Status] = new OptionSetValue((int)OfferStatus.Accepted);
    }

    private DateTime NextLook(OfferCase offer, IReadOnlyList<OfferPart> parts) =>
        (offer.Link is LinkStage.Open or LinkStage.Paid ? LinkLooks.Next(offer.Checks, call.Now, offer.ExpiresOn) : PartsOfOffer.NextLook(offer, parts)).UtcDateTime;
}
