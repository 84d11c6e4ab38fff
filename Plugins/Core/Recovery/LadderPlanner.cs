using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Recovery;

/// <summary>Plans the next step of a case. Pure: the same situation and time give the same step.</summary>
/// <remarks>Never in the past, never above a network's or a policy's limit, always with an end, always with its reasons. Source: practice/recovery.md sections 8, 9, 12.</remarks>
public static class LadderPlanner
{
    /// <param name="situation">The case as it stands.</param>
    /// <param name="now">The time of planning.</param>
    public static NextStep Next(LadderSituation situation, DateTimeOffset now)
    {
        if (situation.TryUnderWay) return new NextStep.Wait([new(PlanReasonCode.TryUnderWay)]);
        var ladder = situation.Policy.LadderFor(situation.Reason);
        var refusals = new List<PlanReason>();
        if (TaskBefore(situation, now) is { } task) return task;
        if (ProofPlanner.AtOnce(situation, now, refusals) is { } proof) return proof;
        if (RetryPlanner.Backup(situation, ladder, now, afterRetries: false, refusals) is { } backup) return backup;
        for (var index = 0; index < ladder.Steps.Count; index++)
        {
            var step = ladder.Steps[index];
            if (!IsDone(situation.Done, step.Number) && Plan(situation, ladder, step, now, refusals) is { } planned) return planned;
        }

        return (NextStep?)RetryPlanner.Backup(situation, ladder, now, afterRetries: true, refusals) ?? Ended(situation, ladder, now, refusals);
    }

    /// <summary>The steps to come if every try fails for the same reason, the end last.</summary>
    public static IReadOnlyList<NextStep> Forecast(LadderSituation situation, DateTimeOffset now)
    {
        var steps = new List<NextStep>();
        var at = now;
        while (true)
        {
            var next = Next(situation, at);
            steps.Add(next);
            if (next is not NextStep.Planned planned) return steps;
            at = planned.On;
            situation = After(situation, planned);
        }
    }

    internal static bool IsDone(IReadOnlyList<DoneStep> done, int number)
    {
        for (var index = 0; index < done.Count; index++)
        {
            if (done[index].Number == number) return true;
        }

        return false;
    }

    private static NextStep.Planned? Plan(LadderSituation situation, Ladder ladder, RecoveryStep step, DateTimeOffset now, List<PlanReason> refusals) => step.Action switch
    {
        RecoveryAction.Retry => RetryPlanner.Plan(situation, ladder, step, now, refusals),
        RecoveryAction.Notify or RecoveryAction.Offer => MessagePlanner.Plan(situation, step, now, refusals),
        _ => OtherStep(situation, ladder, step, now, refusals),
    };

    private static NextStep.Planned? TaskBefore(LadderSituation situation, DateTimeOffset now)
    {
        var policy = situation.Policy;
        if (!policy.PersonFirst && !policy.TaskOnSingleFailure) return null;
        if (IsDone(situation.Done, NextStep.Planned.PersonFirst)) return null;
        var code = policy.PersonFirst ? PlanReasonCode.PersonFirst : PlanReasonCode.TaskAtOnce;
        return new NextStep.Planned(RecoveryAction.Task, situation.Clock.Local(now), NextStep.Planned.PersonFirst, null, [new(code)]);
    }

    // Tasks, and what ends a service: the latter never within the grace period.
    private static NextStep.Planned? OtherStep(LadderSituation situation, Ladder ladder, RecoveryStep step, DateTimeOffset now, List<PlanReason> refusals)
    {
        var because = new List<PlanReason>();
        var on = Bounds.Earliest(situation, step, now, because);
        if (step.Action is not RecoveryAction.Task) on = Bounds.AfterGrace(situation, on, because);
        if (step.Action is RecoveryAction.Task && Bounds.IsLate(situation, on, refusals)) return null;
        if (because.Count == 0) because.Add(WhyNow(situation, ladder));
        return new NextStep.Planned(step.Action, situation.Clock.Local(on), step.Number, step, because);
    }

    private static NextStep.End Ended(LadderSituation situation, Ladder ladder, DateTimeOffset now, List<PlanReason> refusals)
    {
        var action = EndFor(situation);
        List<PlanReason> because = refusals.Count > 0 ? [.. refusals.Distinct()] : [ladder.Steps.Count == 0 ? new(PlanReasonCode.NoSteps) : WhyNow(situation, ladder)];
        var on = action is EndAction.Task or EndAction.KeepActive ? now : Bounds.AfterGrace(situation, now, because);
        return new NextStep.End(action, situation.Clock.Local(on), because);
    }

    // Where tries are made, they are used up; where none are, the reason says why.
    private static PlanReason WhyNow(LadderSituation situation, Ladder ladder)
    {
        if (ladder.Retries > 0) return new(PlanReasonCode.TriesUsedUp) { Number = situation.TriesMade };
        var rule = DeclineRules.RuleOf(DeclineMeanings.Of(situation.Reason).Again);
        return rule == TryRule.None ? new(PlanReasonCode.PersonNeeded) : new(PlanReasonCode.MethodForbidden) { Text = rule.ToString() };
    }

    // What is ours to mend, not known, or denied by the customer costs nobody their service, nor does a policy somebody forgot to finish: a person looks.
    private static EndAction EndFor(LadderSituation situation) =>
        situation.Policy.Steps.Count == 0 || situation.Reason == DeclineReason.UnauthorisedClaimed || DeclineMeanings.ClassOf(situation.Reason) is DeclineClass.Configuration or DeclineClass.None
            ? EndAction.Task
            : situation.Policy.EndAction;

    private static LadderSituation After(LadderSituation situation, NextStep.Planned planned)
    {
        var retried = planned.Action == RecoveryAction.Retry;
        return situation with
        {
            Done = [.. situation.Done, new(planned.Number, planned.Action, planned.On)],
            TriesMade = situation.TriesMade + (retried ? 1 : 0),
            LastResultOn = retried ? planned.On : situation.LastResultOn,
            Backup = planned.WithBackup ? null : situation.Backup,
            Tries = retried && !planned.WithBackup ? [.. situation.Tries, new(planned.On, situation.Initiator, situation.Amount, true, "", "", situation.Reason)] : situation.Tries,
        };
    }
}
