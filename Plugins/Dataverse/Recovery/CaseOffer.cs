using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Offers;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Recovery;

/// <summary>The ladder's offers of another way to pay. The step counts as taken first: an offer is rather left out than made twice.</summary>
internal sealed class CaseOffer(Call call)
{
    /// <returns>Whether nothing is left to do now.</returns>
    public bool Take(RecoveryCase recovery, CaseSituation situation, CasePlan plan, PlannedAction planned)
    {
        var kind = situation.StepOf(planned)?.OfferKind ?? OfferKind.PaymentLink;
        plan = plan.With(new TakenStep(planned.Number, RecoveryAction.Offer, call.Now, StepResult.Done, kind.ToString())) with { Last = situation.Last.Id };
        call.Together(new CaseChanges(recovery).On(situation).Becomes(situation.MovingStatus).Planned(plan, situation.Next(plan, call.Now)).Request);
        if (Offers.Offers.Make(call, new OfferOrder(recovery.Id, new OfferAsked(kind)) { NotifyCustomer = true }) is OfferAnswer.Denied denied) Skipped(recovery.Id, plan, denied.Sentence);
        return true;
    }

    private void Skipped(Guid caseId, CasePlan plan, string sentence)
    {
        if (RecoveryCase.Read(call.Service, caseId) is not { IsOpen: true } recovery) return;
        var last = plan.LastTaken!;
        var kept = recovery.Plan.Without().With(last with { How = StepResult.Skipped, Text = sentence }) with { Next = recovery.Plan.Next };
        call.Together(new CaseChanges(recovery).Kept(kept).Request);
    }
}
