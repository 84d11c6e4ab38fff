using CrmPayments.Core.Declines;
using CrmPayments.Core.Messages;

namespace CrmPayments.Core.Recovery;

/// <summary>When the customer is asked to confirm what is not charged without them: once in a ladder, by a payment link.</summary>
internal static class ProofPlanner
{
    /// <summary>At once, where nothing but the confirmation is missing.</summary>
    public static NextStep.Planned? AtOnce(LadderSituation situation, DateTimeOffset now, List<PlanReason> refusals)
    {
        if (situation.Proof is not { } proof || situation.GatewayRetries || IsDone(situation)) return null;
        return situation.Reason is DeclineReason.ProofRequired or DeclineReason.AuthenticationRequired ? Ask(situation, proof, TimeSpan.Zero, now, refusals) : null;
    }

    /// <summary>In place of the first try; who was asked and has not answered is not charged past that.</summary>
    public static NextStep.Planned? InPlaceOf(RecoveryStep step, ProofNeed? proof, LadderSituation situation, DateTimeOffset now, List<PlanReason> refusals)
    {
        if (proof is not null && !IsDone(situation)) return Ask(situation, proof, step.Offset, now, refusals);
        refusals.Add(new(PlanReasonCode.ProofMissing));
        return null;
    }

    /// <summary>The other method needs the confirmation as well, or the customer was asked already and has not answered: then nothing is charged past them.</summary>
    /// <param name="backup">The other method.</param>
    /// <param name="step">Its try.</param>
    /// <param name="situation">Of the case.</param>
    /// <param name="now">The time of planning.</param>
    /// <param name="refusals">Gets why it is not tried.</param>
    /// <param name="confirm">What is done in its place; null: nothing.</param>
    public static bool Holds(BackupMethod backup, RecoveryStep step, LadderSituation situation, DateTimeOffset now, List<PlanReason> refusals, out NextStep.Planned? confirm)
    {
        confirm = null;
        if (backup.Proof is null && !IsDone(situation)) return false;
        confirm = InPlaceOf(step, backup.Proof, situation, now, refusals);
        return true;
    }

    /// <summary>At a time that somebody else has found out.</summary>
    public static NextStep.Planned At(DateTimeOffset on, ProofNeed proof) => new(RecoveryAction.Offer, on, NextStep.Planned.Proof, null, [Because(proof)]);

    private static PlanReason Because(ProofNeed proof) => proof.Why switch
    {
        ProofReason.NewMethod => new(PlanReasonCode.ProofNewMethod),
        ProofReason.UnusualAmount => new(PlanReasonCode.ProofUnusual),
        ProofReason.BankAsks => new(PlanReasonCode.ProofBank),
        _ => new(PlanReasonCode.ProofAbove) { Text = proof.Above?.ToString() ?? "" },
    };

    private static bool IsDone(LadderSituation situation) => LadderPlanner.IsDone(situation.Done, NextStep.Planned.Proof);

    private static NextStep.Planned? Ask(LadderSituation situation, ProofNeed proof, TimeSpan offset, DateTimeOffset now, List<PlanReason> refusals)
    {
        var step = new RecoveryStep(NextStep.Planned.Proof, RecoveryAction.Offer, offset) { Channel = Channel.Email, MessageKind = MessageKind.ConfirmPayment, OfferKind = OfferKind.PaymentLink };
        return MessagePlanner.Plan(situation, step, now, refusals) is { } planned
            ? planned with { Step = null, Because = [Because(proof), .. planned.Because] }
            : null;
    }
}
