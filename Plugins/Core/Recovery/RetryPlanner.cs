using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Recovery;

/// <summary>When, and whether, a charge is tried again.</summary>
/// <remarks>Source: practice/recovery.md section 8 (ladders, when in the day), sections 4 to 7 (limits), section 9 (one engine).</remarks>
internal static class RetryPlanner
{
    // So often a planned time may be moved by a network's rule before the step is given up.
    private const int Moves = 6;

    public static NextStep.Planned? Plan(LadderSituation situation, Ladder ladder, RecoveryStep step, DateTimeOffset now, List<PlanReason> refusals)
    {
        if (IsUsedUp(situation, ladder, refusals)) return null;
        if (situation.Proof is { } proof) return ProofPlanner.InPlaceOf(step, proof, situation, now, refusals);
        var because = new List<PlanReason>();
        if (Time(situation, new(situation.Network, situation.Tries, situation.MethodChangedOn), step, now, because, refusals) is not { } on) return null;
        because.Insert(0, new(PlanReasonCode.TryOf) { Number = TriesOf(situation, ladder) + 1, Of = Math.Max(TriesOf(situation, ladder) + 1, Most(situation, ladder)) });
        return new NextStep.Planned(RecoveryAction.Retry, on, step.Number, step, because);
    }

    /// <summary>The customer's other method: at once where the first is finished or needs the customer, else after the last try.</summary>
    public static NextStep.Planned? Backup(LadderSituation situation, Ladder ladder, DateTimeOffset now, bool afterRetries, List<PlanReason> refusals)
    {
        if (!situation.Policy.UseBackupMethod || situation.Backup is not { } backup || situation.GatewayRetries) return null;
        if (LadderPlanner.IsDone(situation.Done, NextStep.Planned.BackupMethod) || !Helps(situation.Reason)) return null;
        if (!afterRetries && ladder.Retries > 0) return null;
        if (situation.TriesMade >= situation.Policy.MostTries) return null;
        var because = new List<PlanReason> { new(PlanReasonCode.BackupMethod) };
        var step = new RecoveryStep(NextStep.Planned.BackupMethod, RecoveryAction.Retry, TimeSpan.Zero);
        if (ProofPlanner.Holds(backup, step, situation, now, refusals, out var confirm)) return confirm;
        return Time(situation, new(backup.Network, backup.Tries, backup.ChangedOn), step, now, because, refusals) is { } on
            ? new NextStep.Planned(RecoveryAction.Retry, on, NextStep.Planned.BackupMethod, null, because)
            : null;
    }

    // Another method does not mend our set-up, a system that is down, or an outcome nobody knows; and who denied one debit gets no other.
    private static bool Helps(DeclineReason reason) => DeclineMeanings.ClassOf(reason) is DeclineClass.Soft or DeclineClass.Data or DeclineClass.Hard
        && reason is not (DeclineReason.UnauthorisedClaimed or DeclineReason.MandateRevoked or DeclineReason.CustomerStopped or DeclineReason.SuspectedFraud);

    private static DateTimeOffset? Time(
        LadderSituation situation, Charged method, RecoveryStep step, DateTimeOffset now, List<PlanReason> because, List<PlanReason> refusals)
    {
        var (network, tries, changedOn) = method;
        var asked = new AskedTry(situation.Initiator, situation.Amount, changedOn) { MostRepresentments = situation.Clock.Country.Representments };
        var hours = new ChargingHours(situation, network, step);
        var verdict = situation.Rules.May(network, tries, asked, now);
        var on = hours.First(verdict, now, because);
        for (var move = 0; move < Moves; move++)
        {
            verdict = situation.Rules.May(network, tries, asked, on);
            if (verdict.Never) return Forbidden(verdict, refusals);
            if (verdict.NotBefore is not { } free) return InTime(situation, on, refusals) ? Explained(situation, verdict, on, because) : null;
            because.Add(new(PlanReasonCode.NetworkLimit) { Text = network.ToString() });
            on = hours.Open(free, because);
        }

        return Forbidden(verdict, refusals);
    }

    private static bool InTime(LadderSituation situation, DateTimeOffset on, List<PlanReason> refusals)
    {
        if (Bounds.IsLate(situation, on, refusals)) return false;
        if (situation.NotAfter is not { } end || on <= end) return true;
        refusals.Add(new(PlanReasonCode.ServiceEnds) { Day = situation.Clock.Local(end).Date });
        return false;
    }

    private static DateTimeOffset Explained(LadderSituation situation, TryVerdict verdict, DateTimeOffset on, List<PlanReason> because)
    {
        if (situation.Clock.ZoneProblem.Length > 0) because.Add(new(PlanReasonCode.ZoneUnknown) { Text = situation.Clock.ZoneProblem });
        if (verdict.Left is { } left) because.Add(new(PlanReasonCode.NetworkLeft) { Number = left, Text = verdict.Network.ToString() });
        return on;
    }

    private static DateTimeOffset? Forbidden(TryVerdict verdict, List<PlanReason> refusals)
    {
        refusals.Add(new(PlanReasonCode.MethodForbidden) { Text = verdict.Rule.ToString() });
        return null;
    }

    private static bool IsUsedUp(LadderSituation situation, Ladder ladder, List<PlanReason> refusals)
    {
        if (situation.GatewayRetries) refusals.Add(new(PlanReasonCode.GatewayRetries));
        else if (situation.TriesMade >= situation.Policy.MostTries) refusals.Add(new(PlanReasonCode.MostTries) { Number = situation.Policy.MostTries });
        else if (DeclineMeanings.Of(situation.Reason).MostTries is { } few && TriesOf(situation, ladder) >= few) refusals.Add(new(PlanReasonCode.FewTries) { Number = few });
        else return false;
        return true;
    }

    private static int Most(LadderSituation situation, Ladder ladder)
    {
        var left = situation.Policy.MostTries - situation.TriesMade;
        return Math.Min(ladder.Retries, TriesOf(situation, ladder) + left);
    }

    // Tries by steps of this ladder: those of another reason have their own.
    private static int TriesOf(LadderSituation situation, Ladder ladder)
    {
        var count = 0;
        for (var index = 0; index < ladder.Steps.Count; index++)
        {
            if (ladder.Steps[index].Action == RecoveryAction.Retry && LadderPlanner.IsDone(situation.Done, ladder.Steps[index].Number)) count++;
        }

        return count;
    }

    /// <summary>What a try is made with.</summary>
    private readonly record struct Charged(PaymentNetwork Network, IReadOnlyList<PastTry> Tries, DateTimeOffset? ChangedOn);
}
