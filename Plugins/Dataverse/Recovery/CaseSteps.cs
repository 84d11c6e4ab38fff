using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Plugins.Messages;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Recovery.Tasks;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>Takes the steps of a ladder, each in one transaction with the date of the next one.</summary>
internal sealed class CaseSteps(Call call, CaseEnds ends)
{
    /// <returns>Whether nothing is left to do now.</returns>
    public bool Take(RecoveryCase recovery, CaseSituation situation, CasePlan plan, PlannedAction planned) => planned.Action switch
    {
        null => ends.End(recovery, situation, plan, planned.End ?? EndAction.Task, planned.Because),
        RecoveryAction.Retry => new CaseRetry(call).Take(recovery, situation, plan, planned),
        RecoveryAction.Notify => Notify(recovery, situation, plan, planned),
        RecoveryAction.Offer => new CaseOffer(call).Take(recovery, situation, plan, planned),
        RecoveryAction.Task => Go(recovery, situation, plan.With(Done(planned)), TaskFor(recovery, situation, planned)),
        RecoveryAction.Suspend => ends.End(recovery, situation, plan.With(Done(planned)), EndAction.Suspend, planned.Because),
        RecoveryAction.Cancel => ends.End(recovery, situation, plan.With(Done(planned)), EndAction.CancelNow, planned.Because),
        _ => ends.End(recovery, situation, plan.With(Done(planned)), EndAction.WriteOff, planned.Because),
    };

    /// <summary>The dates moved and the process died before the try was made: it is made now, or it was.</summary>
    public bool TryAgain(RecoveryCase recovery, CaseSituation situation, CasePlan plan) => new CaseRetry(call).Repeat(recovery, situation, plan);

    /// <summary>One of the charges is disputed: a person sees to it before anything else is sent or said.</summary>
    public bool ToPerson(RecoveryCase recovery, CaseSituation situation, CasePlan plan)
    {
        var sentence = situation.Rules.Texts.CaseDisputed();
        var task = CaseTasks.For(recovery, situation, TaskKind.AskCustomer) with { Description = sentence };
        call.Together([
            new CaseChanges(recovery).On(situation).Becomes(CaseStatus.WithAPerson).Kept(plan with { Next = null }).Due(call.Now + CaseChanges.PersonsPatience)
                .Set(RecoveryCaseRow.NextAction, sentence).Set(RecoveryCaseRow.Problem, sentence).Request,
            .. RecoveryTasks.Requests(call, task)]);
        return true;
    }

    /// <summary>The ladder goes on by the country's time; somebody mends the customer's, once.</summary>
    public IReadOnlyList<OrganizationRequest> ToldOfZone(RecoveryCase recovery, CaseSituation situation, CaseChanges changes)
    {
        if (situation.Clock.ZoneProblem.Length == 0) return [];
        var sentence = situation.Rules.Texts.CaseZoneUnknown(situation.Clock.ZoneProblem);
        if (recovery.Problem == sentence) return [];
        changes.Set(RecoveryCaseRow.Problem, sentence);
        return RecoveryTasks.Requests(call, CaseTasks.For(recovery, situation, TaskKind.DataProblem) with { Description = sentence });
    }

    private bool Notify(RecoveryCase recovery, CaseSituation situation, CasePlan plan, PlannedAction planned)
    {
        var step = situation.StepOf(planned);
        var kind = step?.MessageKind ?? MessageKind.Reminder;
        var message = new MessageOrder(recovery.Customer, kind, $"{recovery.Id:N}-{recovery.Row.RowVersion}")
        {
            RecoveryCase = recovery.Reference,
            Channel = step?.Channel ?? Channel.Email,
            Until = situation.ServiceEndsOn(plan.With(Done(planned)), call.Now),
        };
        return Go(recovery, situation, plan.With(Done(planned, kind.ToString())), [RecoveryMessages.Plan(message, call.Now)]);
    }

    private IReadOnlyList<OrganizationRequest> TaskFor(RecoveryCase recovery, CaseSituation situation, PlannedAction planned)
    {
        var kind = recovery.TriesMade == 0 ? TaskKind.OneChargeFailed : TaskKind.AllAttemptsFailed;
        return RecoveryTasks.Requests(call, CaseTasks.For(recovery, situation, kind) with { Description = CaseTasks.Because(situation, planned.Because) });
    }

    /// <summary>The step is taken, and the next one is planned in the same write.</summary>
    private bool Go(RecoveryCase recovery, CaseSituation situation, CasePlan plan, IReadOnlyList<OrganizationRequest> with)
    {
        plan = plan with { Last = situation.Last.Id };
        call.Together([new CaseChanges(recovery).On(situation).Becomes(situation.MovingStatus).Planned(situation, plan, situation.Next(plan, call.Now)).Request, .. with]);
        return true;
    }

    private TakenStep Done(PlannedAction planned, string text = "") => new(planned.Number, planned.Action ?? RecoveryAction.Task, call.Now, StepResult.Done, text);
}
