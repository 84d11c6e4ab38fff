using CrmPayments.Core.Attempts;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Offers;

/// <summary>
/// Custom API cpay_AcceptOffer: a person or a flow says that money has arrived by an offer (a transfer, cash, a part), or that the
/// customer has agreed. The same key twice is one payment; a wrong amount is explained, and nothing is recorded.
/// </summary>
public sealed class AcceptOffer : Plugin
{
    private protected override void Run(Call call)
    {
        var typed = (call.Input<string>("Reference") ?? "").Trim();
        var offerId = call.Input<Guid?>("OfferId") ?? Guid.Empty;
        if (offerId == Guid.Empty && typed.Length == 0) throw new InvalidPluginExecutionException("One of the parameters OfferId and Reference must be given.");
        var choice = OfferChoice.Read(call, Find(call, offerId, typed));
        if (choice.Found is not { } offer) choice.Deny(typed.Length > 0 ? choice.Sentences.OfferReferenceUnknown() : choice.Sentences.OfferNotFound());
        else if (typed.Length > 0 && OfferReference.Read(typed) != offer.PaymentReference) choice.Deny(OfferReference.Read(typed) is null ? choice.Sentences.OfferReferenceUnknown() : choice.Sentences.OfferReferenceOther());
        else if (choice.CommentRefusal() is { } comment) choice.Deny(comment);
        else Accept(call, choice, offer, typed.Length > 0);
    }

    private static OfferCase? Find(Call call, Guid offerId, string typed) =>
        offerId != Guid.Empty ? OfferCase.Read(call.Service, offerId)
        : OfferReference.Read(typed) is { } reference ? OfferCase.Find(call.Service, reference)
        : null;

    private static void Accept(Call call, OfferChoice choice, OfferCase offer, bool hasReference)
    {
        call.Output("OfferId", offer.Id);
        var key = RequestKey.Read(call);
        var receivedOn = call.Input<DateTime?>("ReceivedOn") is { } on ? new DateTimeOffset(DateTime.SpecifyKind(on, DateTimeKind.Utc)) : call.Now;
        if (call.Input<decimal?>("Amount") is not { } amount) Agree(call, choice, offer);
        else if (amount <= 0m || !Money.Fits(amount, offer.Currency)) choice.Deny(choice.Sentences.OfferAmountBad());
        else if (receivedOn > call.Now) choice.Deny(choice.Sentences.OfferReceivedInFuture());
        else if (offer.Kind == OfferKind.BankTransfer && !hasReference) choice.Deny(choice.Sentences.OfferReferenceMissing());
        else Receive(call, choice, offer, new(new(amount, offer.Currency), receivedOn, ArrivedMoney.KeyOf(offer, key, amount, receivedOn)));
    }

    private static void Agree(Call call, OfferChoice choice, OfferCase offer)
    {
        if (Refusal(choice, offer) is { } no)
        {
            choice.Deny(no);
            return;
        }

        var message = choice.Sentences.OfferAgreed(offer.ExpiresOn);
        var change = OfferChange.Row(offer, row =>
        {
            row[AlternativeOfferRow.Status] = new OptionSetValue((int)OfferStatus.Accepted);
            row[AlternativeOfferRow.Comment] = choice.Remarks(offer.Row.GetAttributeValue<string>(AlternativeOfferRow.Comment));
        });
        choice.Write([change, .. OfferRecord.Line(offer, AttemptOutcome.Accepted, message, call.Asker, choice.OwnsLines).ToRequests()]);
        choice.Answer("Accepted", message);
    }

    private static void Receive(Call call, OfferChoice choice, OfferCase offer, ArrivedMoney money)
    {
        if (offer.Payments.Any(payment => payment.GetAttributeValue<string>(TransactionRow.IdempotencyKey) == money.Key)) choice.Answer("Duplicate", choice.Sentences.OfferRepeated());
        else if (Refusal(choice, offer) is { } no) choice.Deny(no);
        else if (!OfferPayment.Fits(money.Amount, offer.Amount, offer.Arrived, offer.Parts) && Mismatch(call, offer, money.Amount) is { } outcome)
            choice.Answer(outcome, choice.Sentences.OfferMismatch(Expected(offer, money.Amount), money.Amount));
        else Record(call, choice, offer, money);
    }

    private static string? Refusal(OfferChoice choice, OfferCase offer) =>
        offer.HasEnded ? choice.Sentences.OfferEnded(offer.Status)
        : offer.Status == OfferStatus.Draft ? choice.Sentences.OfferStillDraft()
        : offer.HasLivePayment || offer.Kind == OfferKind.CancelAndRefund ? choice.Sentences.OfferMoneyUnderWay()
        : null;

    /// <returns>The outcome that a wrong amount has; null: less than expected, and that is meant.</returns>
    private static string? Mismatch(Call call, OfferCase offer, Money paid) =>
        paid > offer.Amount - offer.Arrived ? "Denied"
        : call.Input<bool>("ConfirmDifference") ? null
        : "ConfirmationRequired";

    /// <summary>What the sentence compares with: the next part, or, for more than that, everything.</summary>
    private static Money Expected(OfferCase offer, Money paid)
    {
        var next = OfferPayment.Expected(offer.Amount, offer.Arrived, offer.Parts);
        return paid > next ? offer.Amount - offer.Arrived : next;
    }

    private static void Record(Call call, OfferChoice choice, OfferCase offer, ArrivedMoney money)
    {
        var payment = money.ToRow(offer, call.Asker);
        var message = choice.Sentences.OfferArrived(money.Amount, offer.Amount - offer.Arrived - money.Amount);
        var change = OfferChange.Row(offer, row =>
        {
            row[AlternativeOfferRow.Status] = new OptionSetValue((int)OfferStatus.Accepted);
            row[AlternativeOfferRow.Comment] = choice.Remarks(offer.Row.GetAttributeValue<string>(AlternativeOfferRow.Comment));
            if (offer.Parts.Count > 0) row[AlternativeOfferRow.Terms] = OfferParts.ToText(OfferPayment.After(offer.Parts, offer.Arrived, money.Amount, payment.Id));
        });
        choice.Write([new CreateRequest { Target = payment }, change, .. OfferRecord.Line(offer, AttemptOutcome.Succeeded, message, call.Asker, choice.OwnsLines).ToRequests()]);

        // Counted at once: the person who reports the last of the money sees the debt paid.
        if (OfferCase.Read(call.Service, offer.Id) is { } now) choice.Write(new OfferLedger(call).After(now));
        choice.Answer("Accepted", message);
    }
}
