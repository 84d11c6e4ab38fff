using System.Globalization;
using CrmPayments.Core.Attempts;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Recovery;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Offers;

/// <summary>
/// The customer cannot or will not pay: what they have paid goes back, by cpay_RequestRefund and all of its rules, asked for by the
/// person who makes this offer. Followed until the refunds have ended.
/// </summary>
internal sealed class RefundOffer(Call call)
{
    private static readonly string[] Going = ["Accepted", "AwaitingApproval", "Duplicate"];

    public OfferAnswer Make(OfferOrder order)
    {
        var maker = Person.Read(call.Service, order.MadeBy ?? throw new InvalidPluginExecutionException("Only a person gives money back."));
        var texts = Sentences.For(maker.Language);
        var debt = Locked(order.CaseId);
        var rights = debt is null ? default : OfferRights.Read(call.Service, maker.Id, debt.Case.ToEntityReference());
        if (debt is null || !rights.MayDeal) return new OfferAnswer.Denied(texts.OfferRefused(new(OfferRefusal.CaseNotFound)));
        return OfferTerms.Decide(order.Asked, OfferGrounds.Of(debt, maker, null, call.Now)) switch
        {
            OfferDecision.Allowed terms => GiveBack(order with { OwnsLines = rights.OwnsLines }, debt, terms, texts, maker),
            OfferDecision.Refused no => new OfferAnswer.Denied(texts.OfferRefused(no)),
            _ => throw new InvalidOperationException("OfferDecision is closed."),
        };
    }

    private OfferedDebt? Locked(Guid caseId)
    {
        var before = OfferedDebt.Read(call.Service, caseId);
        if (before is null || before.Debt.Id == Guid.Empty) return before;
        call.Service.Update(ChargeCase.LockOf(before.Debt.Id));
        return OfferedDebt.Read(call.Service, caseId);
    }

    private OfferAnswer GiveBack(OfferOrder order, OfferedDebt debt, OfferDecision.Allowed terms, Sentences texts, Person maker)
    {
        var row = OfferRecord.New(call, debt, order, terms, null);
        var reference = row.GetAttributeValue<string>(AlternativeOfferRow.Reference);
        var byGateway = debt.PaidBy.Where(payment => payment.Contains(TransactionRow.Gateway)).ToList();
        for (var number = 0; number < byGateway.Count; number++)
        {
            if (Refuses(order, byGateway[number], KeyOf(reference, number)) is not { } why) continue;

            // All of it goes back, or nothing: what was asked for before this one is undone.
            if (number > 0) throw new InvalidPluginExecutionException(why);
            return new OfferAnswer.Denied(why);
        }

        row[AlternativeOfferRow.Status] = new OptionSetValue((int)OfferStatus.Accepted);
        row[AlternativeOfferRow.NextCheckOn] = (call.Now + RefundsOfOffer.Pause).UtcDateTime;
        var sentence = texts.OfferMade(order.Asked.Kind, terms, reference);
        var byHand = debt.PaidBy.Except(byGateway).Select(payment => new CreateRequest { Target = OfferTask.GiveBack(debt, payment, maker) });
        call.InTurn([new CreateRequest { Target = row }, .. byHand, CaseChange.OfferOpened(debt.Case.Id, terms.ExpiresOn), .. OfferRecord.Line(debt, order, AttemptOutcome.Accepted, sentence, maker.Language, null, order.OwnsLines).ToRequests()]);
        return new OfferAnswer.Made(row.Id, sentence);
    }

    /// <summary>The key of one refund of an offer.</summary>
    public static string KeyOf(string reference, int number) => reference + "-R" + (number + 1).ToString(CultureInfo.InvariantCulture);

    /// <returns>The sentence that refuses the refund; null: it is on its way.</returns>
    private string? Refuses(OfferOrder order, Entity payment, string key)
    {
        var answer = call.AsAsker().Execute(new OrganizationRequest("cpay_RequestRefund")
        {
            ["TransactionId"] = payment.Id,
            ["Reason"] = new OptionSetValue((int)RefundReason.CustomerCannotPay),
            ["Notes"] = order.Comment,
            ["IdempotencyKey"] = key,
            ["NotifyCustomer"] = order.NotifyCustomer,
        });
        return Going.Contains(answer.Results["Outcome"] as string) ? null : answer.Results["Message"] as string;
    }
}
