using System.ServiceModel;
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
/// Makes an offer: decides on the debt as it stands and records it, while no try can start on the same debt. A custom API holds the
/// debt's row lock; an async step finds by its row version whether anything has changed, and decides anew.
/// </summary>
internal sealed class OfferMaker(Call call)
{
    private const int Synchronous = 0;
    private const int MostRaces = 5;

    private bool HoldsLocks => call.Context.Mode == Synchronous;

    public OfferAnswer Make(OfferOrder order)
    {
        var maker = order.MadeBy is { } id ? Person.Read(call.Service, id) : null;
        var texts = Sentences.For(maker?.Language ?? order.Language);
        if (HoldsLocks) Lock(order.CaseId);
        for (var race = 0; race < MostRaces; race++)
        {
            var debt = OfferedDebt.Read(call.Service, order.CaseId);
            var rights = debt is null ? default : maker is null ? new OfferRights(MayDeal: true, OwnsLines: false) : OfferRights.Read(call.Service, maker.Id, debt.Case.ToEntityReference());
            if (debt is null || !rights.MayDeal) return new OfferAnswer.Denied(texts.OfferRefused(new(OfferRefusal.CaseNotFound)));
            if (Decide(order with { OwnsLines = rights.OwnsLines }, debt, maker, texts) is { } answer) return answer;
        }

        throw new InvalidPluginExecutionException(OperationStatus.Retry, "The debt is written by other processes again and again.");
    }

    /// <summary>Takes the row lock of the debt that the case works on; a case without one is told later.</summary>
    private void Lock(Guid caseId)
    {
        var query = new QueryExpression(RecoveryCaseRow.Table) { ColumnSet = new ColumnSet(RecoveryCaseRow.Transaction) };
        query.Criteria.AddCondition(RecoveryCaseRow.Id, ConditionOperator.Equal, caseId);
        if (call.Service.RetrieveMultiple(query).Entities.FirstOrDefault()?.GetAttributeValue<EntityReference>(RecoveryCaseRow.Transaction) is { } debt)
            call.Service.Update(ChargeCase.LockOf(debt.Id));
    }

    /// <returns>Null: somebody else has changed the debt meanwhile, and nothing was written.</returns>
    private OfferAnswer? Decide(OfferOrder order, OfferedDebt debt, Person? maker, Sentences texts)
    {
        if (CommentRefusal(order.Comment) is { } comment) return new OfferAnswer.Denied(texts.OfferRefused(new(comment)));
        var gateway = OfferTerms.WithLink(order.Asked.Kind, hasLinks: true) ? LinkGateways.Choose(call.Service, order.Asked.Kind, debt.Gateway, debt.Currency) : null;
        return OfferTerms.Decide(order.Asked, OfferGrounds.Of(debt, maker, gateway, call.Now)) switch
        {
            OfferDecision.Refused no => Refuse(order, debt, texts.OfferRefused(no), maker),
            OfferDecision.Allowed terms => Write(order, debt, terms, gateway, texts, maker?.Language ?? order.Language),
            _ => throw new InvalidOperationException("OfferDecision is closed."),
        };
    }

    private static OfferRefusal? CommentRefusal(string comment) =>
        comment.Length > RefundRules.LongestNotes || FreeText.Screen(comment) != FreeTextFinding.None ? OfferRefusal.CommentNotPossible : null;

    /// <summary>A person's request is on the timeline, also a refused one.</summary>
    private OfferAnswer.Denied Refuse(OfferOrder order, OfferedDebt debt, string sentence, Person? maker)
    {
        if (maker is not null) call.InTurn(OfferRecord.Line(debt, order, AttemptOutcome.Denied, sentence, maker.Language, debt.Owed, order.OwnsLines).ToRequests());
        return new(sentence);
    }

    private OfferAnswer? Write(OfferOrder order, OfferedDebt debt, OfferDecision.Allowed terms, Entity? gateway, Sentences texts, int language)
    {
        var row = OfferRecord.New(call, debt, order, terms, gateway);
        var sentence = texts.OfferMade(order.Asked.Kind, terms, row.GetAttributeValue<string>(AlternativeOfferRow.Reference));
        var outcome = terms.NeedsApproval ? AttemptOutcome.AwaitingApproval : AttemptOutcome.Accepted;
        List<OrganizationRequest> requests = [.. order.Along, new CreateRequest { Target = row }, .. OfferRecord.Line(debt, order, outcome, sentence, language, terms.Amount, order.OwnsLines).ToRequests()];
        if (!terms.NeedsApproval) requests.Add(CaseChange.OfferOpened(debt.Case.Id, terms.ExpiresOn));
        if (!terms.NeedsApproval && !terms.WithLink) requests.AddRange(OfferMessages.Told(row, null, null, call.Now));
        if (!Commit(debt, requests, isAlone: order.Along.Count == 0)) return null;
        return terms.NeedsApproval ? new OfferAnswer.NeedsApproval(row.Id, sentence)
            : terms.WithLink ? new OfferAnswer.Started(row.Id, sentence)
            : new OfferAnswer.Made(row.Id, sentence);
    }

    private bool Commit(OfferedDebt debt, List<OrganizationRequest> requests, bool isAlone)
    {
        try
        {
            if (HoldsLocks) call.InTurn(requests);
            else call.Together([Unchanged(debt), .. requests]);
            return true;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (!HoldsLocks && isAlone && (fault.Is(Faults.VersionMismatch) || fault.Is(Faults.DuplicateKey)))
        {
            // Rolled back as a whole; the caller reads again and decides anew.
            return false;
        }
    }

    private static UpdateRequest Unchanged(OfferedDebt debt)
    {
        var row = ChargeCase.LockOf(debt.Debt.Id);
        row.RowVersion = debt.Debt.RowVersion;
        return new UpdateRequest { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches };
    }
}
