using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Recovery;

/// <summary>When a step that writes to the customer is due: in their allowed hours, one a day, nothing where nothing may be said.</summary>
/// <remarks>Source: practice/recovery.md sections 2 and 12. How often a customer may be written to over all cases, the sending decides once more.</remarks>
internal static class MessagePlanner
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public static NextStep.Planned? Plan(LadderSituation situation, RecoveryStep step, DateTimeOffset now, List<PlanReason> refusals)
    {
        if (!MaySay(situation.Reason)) return Refuse(refusals, PlanReasonCode.NoDunning);
        var because = new List<PlanReason>();
        var wanted = Spaced(situation, Bounds.Earliest(situation, step, now, because), because);
        if (situation.Clock.NextMessageTime(wanted) is not { } on) return Refuse(refusals, PlanReasonCode.NoMessageTime);
        if (Bounds.IsLate(situation, on, refusals)) return null;
        if (on > wanted || because.Count == 0) because.Add(new(PlanReasonCode.MessageHours));
        return new NextStep.Planned(step.Action, on, step.Number, step, because);
    }

    // A customer who denies the debit, our own mistakes, and what is not known: no automatic word.
    private static bool MaySay(DeclineReason reason) =>
        reason != DeclineReason.UnauthorisedClaimed && DeclineMeanings.ClassOf(reason) is not (DeclineClass.Configuration or DeclineClass.None);

    private static DateTimeOffset Spaced(LadderSituation situation, DateTimeOffset at, List<PlanReason> because)
    {
        var free = situation.Policy.PersonFirst ? situation.OpenedOn + Day : DateTimeOffset.MinValue;
        var code = PlanReasonCode.PersonFirst;
        for (var index = 0; index < situation.Done.Count; index++)
        {
            var done = situation.Done[index];
            if (done.Action is not (RecoveryAction.Notify or RecoveryAction.Offer) || done.On + Day <= free) continue;
            free = done.On + Day;
            code = PlanReasonCode.OneMessageADay;
        }

        if (free <= at) return at;
        because.Add(new(code));
        return free;
    }

    private static NextStep.Planned? Refuse(List<PlanReason> refusals, PlanReasonCode code)
    {
        refusals.Add(new(code));
        return null;
    }
}
