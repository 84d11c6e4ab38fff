using CrmPayments.Core.Recovery;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Plugins.Offers;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Recovery.Tasks;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>
/// The ladder's offers of another way to pay, and its requests to confirm a charge. Offer, step and the next date are one
/// transaction: a crash leaves all of them or none.
/// </summary>
internal sealed class CaseOffer(Call call)
{
    /// <returns>Whether nothing is left to do now.</returns>
    public bool Take(RecoveryCase recovery, CaseSituation situation, CasePlan plan, PlannedAction planned)
    {
        if (!IsReady(recovery, situation)) return Prepare(recovery, situation);
        var kind = situation.StepOf(planned)?.OfferKind ?? OfferKind.PaymentLink;
        var step = new TakenStep(planned.Number, RecoveryAction.Offer, call.Now, StepResult.Done, kind.ToString());
        var order = new OfferOrder(recovery.Id, new OfferAsked(kind))
        {
            NotifyCustomer = true,
            Confirms = planned.Number == NextStep.Planned.Proof,
            Along = [Taken(recovery, situation, plan, step).Request],
        };
        return Offers.Offers.Make(call, order) is not OfferAnswer.Denied denied || Skip(recovery, situation, plan, step with { How = StepResult.Skipped, Text = denied.Sentence });
    }

    /// <summary>An offer is for the debt that the row names, and none is made while the row says that a try is under way.</summary>
    private static bool IsReady(RecoveryCase recovery, CaseSituation situation) => recovery.Status != CaseStatus.WaitingForAnswer && recovery.WorkedOn == situation.Debt.Id;

    private bool Prepare(RecoveryCase recovery, CaseSituation situation)
    {
        call.Together(new CaseChanges(recovery).On(situation).Becomes(situation.MovingStatus).Due(call.Now).Request);
        return false;
    }

    private CaseChanges Taken(RecoveryCase recovery, CaseSituation situation, CasePlan plan, TakenStep step)
    {
        plan = plan.With(step) with { Last = situation.Last.Id };
        return new CaseChanges(recovery).On(situation).Becomes(situation.MovingStatus).Planned(situation, plan, situation.Next(plan, call.Now));
    }

    /// <summary>The ladder goes on without it. What must be confirmed and nobody can ask for is a person's.</summary>
    private bool Skip(RecoveryCase recovery, CaseSituation situation, CasePlan plan, TakenStep step)
    {
        var changes = Taken(recovery, situation, plan, step);
        if (step.Number != NextStep.Planned.Proof)
        {
            call.Together(changes.Request);
            return true;
        }

        var sentence = situation.Rules.Texts.CaseNotAsked(step.Text);
        var task = CaseTasks.For(recovery, situation, TaskKind.AskCustomer) with { Description = sentence };
        call.Together([changes.Set(RecoveryCaseRow.Problem, sentence.Cut(TextLimits.Words)).Request, .. RecoveryTasks.Requests(call, task)]);
        return true;
    }
}
