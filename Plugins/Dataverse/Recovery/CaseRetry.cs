using CrmPayments.Core.Charges;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Plugins.Charges;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Recovery.Tasks;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>
/// The ladder's tries. The date moves and the step counts as taken before the try is made; its key is the step's number in the
/// case and the failure that it follows, so that a job that comes again after a crash makes the same try, not another one.
/// </summary>
internal sealed class CaseRetry(Call call)
{
    /// <summary>If nothing is heard of the try by then, the case is looked at: the process may have died before it was made.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <returns>Whether nothing is left to do now.</returns>
    public bool Take(RecoveryCase recovery, CaseSituation situation, CasePlan plan, PlannedAction planned)
    {
        plan = plan.With(new TakenStep(planned.Number, RecoveryAction.Retry, call.Now, StepResult.Done)) with { Last = situation.Last.Id };
        call.Together(new CaseChanges(recovery).On(situation).Becomes(CaseStatus.WaitingForAnswer).Kept(plan).Due(call.Now + Patience).Request);
        return Try(recovery, situation, plan);
    }

    /// <summary>The step was taken and no try is known of it.</summary>
    public bool Repeat(RecoveryCase recovery, CaseSituation situation, CasePlan plan) =>
        plan.LastTaken is { Action: RecoveryAction.Retry } ? Try(recovery, situation, plan) : PutBack(recovery, situation, plan);

    private bool Try(RecoveryCase recovery, CaseSituation situation, CasePlan plan)
    {
        var order = new TryOrder(situation.Debt.Id, ChargeEngine.Ladder, situation.Initiator)
        {
            IdempotencyKey = $"case-{recovery.Id:N}-{plan.Taken.Count}-{plan.Last:N}",
            UseBackup = plan.LastTaken?.Number == NextStep.Planned.BackupMethod,
            Language = situation.Rules.Language,
        };
        return Charges.Charges.Schedule(call, order) switch
        {
            TryAnswer.Scheduled => true,
            TryAnswer.Duplicate { Status: ChargeStatus.Cancelled } => Refused(recovery.Id, situation, plan, situation.Rules.Texts.CaseWithdrawn()),
            TryAnswer.Duplicate => true,
            TryAnswer.Denied { Proof: { } proof } held => ToConfirm(recovery.Id, situation, plan, proof, held.Sentence),
            TryAnswer.Denied { PossibleFrom: { } from } => Later(recovery.Id, plan, from),
            TryAnswer.Denied denied when IsPassing(denied.Why) => PutBack(recovery, situation, plan),
            TryAnswer.Denied denied => Refused(recovery.Id, situation, plan, denied.Sentence),
            _ => true,
        };
    }

    /// <summary>The case is not what it was when it was read: looked at again, it says what is to be done.</summary>
    private static bool IsPassing(TryRefusal why) => why is TryRefusal.Paid or TryRefusal.UnderWay or TryRefusal.Disputed or TryRefusal.OfferOpen or TryRefusal.CasePaused
        or TryRefusal.CaseClosed or TryRefusal.GatewayRetries or TryRefusal.NotFailed;

    /// <summary>The step was not taken after all, and may be later.</summary>
    private bool Later(Guid caseId, CasePlan plan, DateTimeOffset from)
    {
        if (RecoveryCase.Read(call.Service, caseId) is not { Status: CaseStatus.WaitingForAnswer } recovery) return false;
        var last = plan.LastTaken!;
        var next = new PlannedAction(from.ToUniversalTime(), last.Number, last.Action, null, [new PlanReason(PlanReasonCode.NetworkLimit) { Text = PaymentNetwork.Other.ToString() }]);
        call.Together(new CaseChanges(recovery).Becomes(CaseStatus.Active).Kept(plan.Without() with { Next = next }).Due(from).Request);
        return true;
    }

    private bool PutBack(RecoveryCase recovery, CaseSituation situation, CasePlan plan)
    {
        if (RecoveryCase.Read(call.Service, recovery.Id) is not { Status: CaseStatus.WaitingForAnswer, Live: null } again) return false;
        call.Together(new CaseChanges(again).Becomes(situation.MovingStatus).Kept(plan.Without() with { Last = Guid.Empty }).Due(call.Now + Patience).Request);
        return false;
    }

    /// <summary>It is not charged without the customer, which could not be seen when it was planned: they are asked in its place, once.</summary>
    private bool ToConfirm(Guid caseId, CaseSituation situation, CasePlan plan, ProofNeed proof, string sentence)
    {
        if (RecoveryCase.Read(call.Service, caseId) is not { Status: CaseStatus.WaitingForAnswer } recovery) return false;
        plan = plan.Without().With(plan.LastTaken! with { How = StepResult.Skipped, Text = sentence }) with { Last = plan.Last };
        var wasAsked = plan.Done(situation.Debt.MethodChangedOn).Any(step => step.Number == NextStep.Planned.Proof);
        var next = wasAsked ? situation.Next(plan, call.Now) : ProofPlanner.At(situation.Clock.NextMessageTime(call.Now) ?? situation.Clock.Local(call.Now), proof);
        call.Together(new CaseChanges(recovery).Becomes(situation.MovingStatus).Planned(situation, plan, next).Request);
        return false;
    }

    /// <summary>The charge cannot be tried as things are, and time does not mend it: a person is told, and the ladder goes on without this try.</summary>
    private bool Refused(Guid caseId, CaseSituation situation, CasePlan plan, string sentence)
    {
        if (RecoveryCase.Read(call.Service, caseId) is not { Status: CaseStatus.WaitingForAnswer } recovery) return false;
        var last = plan.LastTaken!;
        plan = plan.Without().With(last with { How = StepResult.Skipped, Text = sentence });
        var task = CaseTasks.For(recovery, situation, TaskKind.DataProblem) with { Description = sentence };
        call.Together([
            new CaseChanges(recovery).Becomes(situation.MovingStatus).Planned(situation, plan, situation.Next(plan, call.Now)).Set(RecoveryCaseRow.Problem, sentence.Cut(TextLimits.Words)).Request,
            .. RecoveryTasks.Requests(call, task)]);
        return true;
    }
}
