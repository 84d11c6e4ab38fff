using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;

namespace CrmPayments.Core.Text;

/// <content>Other ways to pay.</content>
public sealed partial class Sentences
{
    /// <summary>Why an offer cannot be made.</summary>
    public string OfferRefused(OfferDecision.Refused no) =>
        _language.Fill($"Offer.Refused.{no.Why}", no.Amount is { } amount ? _language.Amount(amount) : "", _language.Number(no.Number));

    /// <summary>What was offered.</summary>
    /// <param name="kind">Of the offer.</param>
    /// <param name="terms">As decided.</param>
    /// <param name="reference">What a payment carries.</param>
    public string OfferMade(OfferKind kind, OfferDecision.Allowed terms, string reference)
    {
        var more = terms.Discount.Amount > 0m ? _language.Amount(terms.Discount) : string.Join("; ", terms.Parts.Select(Part));
        var made = _language.Fill($"Offer.Made.{kind}", _language.Amount(terms.Amount), _language.Moment(terms.ExpiresOn), reference, more);
        return terms.NeedsApproval ? made + " " + _language.Fill("Offer.NeedsApproval") : made;
    }

    /// <summary>What a payment link is for, as the customer reads it.</summary>
    public string OfferDescription(string purpose) => _language.Fill("Offer.Description", purpose);

    /// <summary>The gateway's no to a payment link, with its own words where it has any.</summary>
    public string LinkRefused(DeclineReason reason, string words) => _language.Fill("Offer.LinkRefused", words.Length > 0 ? words : Reason(reason));

    public string OfferRestMissing(Money rest) => _language.Fill("Offer.RestMissing", _language.Amount(rest));

    public string OfferPartFailed(Money part) => _language.Fill("Offer.PartFailed", _language.Amount(part));

    public string OfferPaymentFailed(Money amount) => _language.Fill("Offer.PaymentFailed", _language.Amount(amount));

    /// <param name="arrived">What came in.</param>
    /// <param name="discount">What is taken off; zero: nothing.</param>
    public string OfferFulfilled(Money arrived, Money discount) => discount.Amount > 0m
        ? _language.Fill("Offer.FulfilledDiscount", _language.Amount(arrived), _language.Amount(discount))
        : _language.Fill("Offer.Fulfilled", _language.Amount(arrived));

    /// <summary>Whether a page was made was never known: nobody has its address.</summary>
    public string LinkNotKnown() => _language.Fill("Offer.LinkNotKnown");

    public string LinkNotMadeTask(string offer) => _language.Fill("Offer.LinkNotMadeTask", offer);

    public string PaidTwiceTask(string debt, Money over) => _language.Fill("Offer.PaidTwiceTask", debt, _language.Amount(over));

    public string PaidTwice(string offer, Money over) => _language.Fill("Offer.PaidTwice", offer, _language.Amount(over));

    public string OfferRefundsTask(string offer) => _language.Fill("Offer.RefundsTask", offer);

    public string OfferRefundFailed() => _language.Fill("Offer.RefundFailed");

    public string StopAtGatewayTask(string subscription) => _language.Fill("Offer.StopAtGatewayTask", subscription);

    public string StopAtGateway(string subscription) => _language.Fill("Offer.StopAtGateway", subscription);

    public string GiveBackTask(string payment, Money amount) => _language.Fill("Offer.GiveBackTask", payment, _language.Amount(amount));

    public string GiveBack(Money amount) => _language.Fill("Offer.GiveBack", _language.Amount(amount));

    public string OfferNotFound() => _language.Fill("Offer.NotFound");

    public string OfferEnded(OfferStatus status) => _language.Fill("Offer.Ended", Word(status));

    public string OfferNotDraft(OfferStatus status) => _language.Fill("Offer.NotDraft", Word(status));

    public string OfferStillDraft() => _language.Fill("Offer.StillDraft");

    public string OfferWithdrawn() => _language.Fill("Offer.Withdrawn");

    public string OfferWithdrawStarted() => _language.Fill("Offer.WithdrawStarted");

    public string OfferMoneyUnderWay() => _language.Fill("Offer.MoneyUnderWay");

    public string OfferApproved() => _language.Fill("Offer.Approved");

    public string OfferRejected() => _language.Fill("Offer.Rejected");

    public string AboveOwnDiscount(decimal own, decimal percent) => _language.Fill("Offer.AboveOwnDiscount", _language.Number(own), _language.Number(percent));

    public string OfferChangedMeanwhile() => _language.Fill("Offer.ChangedMeanwhile");

    public string OfferAgreed(DateTimeOffset until) => _language.Fill("Offer.Agreed", _language.Moment(until));

    /// <param name="arrived">What is recorded now.</param>
    /// <param name="rest">What is still awaited; zero: nothing.</param>
    public string OfferArrived(Money arrived, Money rest) => rest.Amount > 0m
        ? _language.Fill("Offer.ArrivedPart", _language.Amount(arrived), _language.Amount(rest))
        : _language.Fill("Offer.Arrived", _language.Amount(arrived));

    public string OfferRepeated() => _language.Fill("Offer.Repeated");

    /// <summary>What arrived is not what was expected, and what can be done.</summary>
    public string OfferMismatch(Money expected, Money arrived) => arrived < expected
        ? _language.Fill("Offer.TooLittle", _language.Amount(expected), _language.Amount(arrived), _language.Amount(expected - arrived))
        : _language.Fill("Offer.TooMuch", _language.Amount(expected), _language.Amount(arrived), _language.Amount(arrived - expected));

    public string OfferReferenceMissing() => _language.Fill("Offer.ReferenceMissing");

    public string OfferReferenceUnknown() => _language.Fill("Offer.ReferenceUnknown");

    public string OfferReferenceOther() => _language.Fill("Offer.ReferenceOther");

    public string OfferAmountBad() => _language.Fill("Offer.AmountBad");

    public string OfferReceivedInFuture() => _language.Fill("Offer.ReceivedInFuture");

    public string OfferNoLink() => _language.Fill("Offer.NoLinkToCheck");

    public string OfferCheckStarted() => _language.Fill("Offer.CheckStarted");

    public string OfferJustChecked() => _language.Fill("Offer.JustChecked");

    public string OfferBusy() => _language.Fill("Offer.Busy");

    public string OfferPossible(Money owed) => _language.Fill("Offer.Possible", _language.Amount(owed));

    /// <summary>Why a kind is suggested, and how far it goes.</summary>
    public string OfferSuggested(OfferKind kind, OfferGround ground) => _language.Fill($"Offer.Why.{kind}", _language.Number(ground.MaximumDiscount), OfferTerms.MostInstalments);

    public string DeadMethodTask(string method) => _language.Fill("Offer.DeadMethodTask", method);

    /// <summary>The bank says no to a stored method, before anything was charged.</summary>
    public string DeadMethod(string method, DeclineReason reason) => _language.Fill("Offer.DeadMethod", method, Reason(reason));

    private string Part(OfferPart part) => _language.Fill("Offer.Part", _language.Amount(part.Amount), _language.Date(part.DueOn.UtcDateTime));

    private string Word(OfferStatus status) => _language.Fill($"Offer.Status.{status}");
}
