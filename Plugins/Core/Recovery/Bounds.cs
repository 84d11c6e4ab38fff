namespace CrmPayments.Core.Recovery;

/// <summary>From when and until when a step may be.</summary>
internal static class Bounds
{
    // After a pause or a promise a case has at least so long, even when its own days are over.
    private static readonly TimeSpan AfterHold = TimeSpan.FromDays(7);

    /// <summary>The offset, the hold, and never in the past.</summary>
    public static DateTimeOffset Earliest(LadderSituation situation, RecoveryStep step, DateTimeOffset now, List<PlanReason> because) =>
        AfterAHold(situation, Later(now, situation.LastResultOn + step.Offset), because);

    public static DateTimeOffset AfterAHold(LadderSituation situation, DateTimeOffset at, List<PlanReason> because)
    {
        if (situation.HoldUntil is not { } hold || hold <= at) return at;
        because.Add(new(situation.Promised ? PlanReasonCode.Promised : PlanReasonCode.Paused) { Day = situation.Clock.Local(hold).Date });
        return hold;
    }

    public static DateTimeOffset AfterGrace(LadderSituation situation, DateTimeOffset at, List<PlanReason> because)
    {
        var grace = situation.OpenedOn.AddDays(situation.Policy.GraceDays);
        if (grace <= at) return at;
        because.Add(new(PlanReasonCode.Grace) { Day = situation.Clock.Local(grace).Date });
        return grace;
    }

    /// <summary>Beyond the days of the policy.</summary>
    public static bool IsLate(LadderSituation situation, DateTimeOffset at, List<PlanReason> refusals)
    {
        if (at <= Deadline(situation)) return false;
        refusals.Add(new(PlanReasonCode.MostDays) { Number = situation.Policy.MostDays });
        return true;
    }

    public static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Deadline(LadderSituation situation)
    {
        var own = situation.OpenedOn.AddDays(situation.Policy.MostDays);
        return situation.HoldUntil is { } hold ? Later(own, hold + AfterHold) : own;
    }
}
