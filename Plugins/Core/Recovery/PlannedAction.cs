namespace CrmPayments.Core.Recovery;

/// <summary>What a case does next, as its row keeps it: the reasons are data, so that everybody reads them in their own language.</summary>
/// <param name="On">When, UTC.</param>
/// <param name="Number">The policy's step; as <see cref="NextStep.Planned.Number"/>.</param>
/// <param name="Action">Null: the ladder has ended.</param>
/// <param name="End">What the policy wants at the end; null: it has not ended.</param>
/// <param name="Because">Why then.</param>
public sealed record PlannedAction(DateTimeOffset On, int Number, RecoveryAction? Action, EndAction? End, IReadOnlyList<PlanReason> Because)
{
    /// <summary>The number of the try that a method gets when its data have changed, whatever the ladder had planned.</summary>
    public const int NewData = -2;

    /// <summary>The number of the try of another debt of the case, when one has just been collected.</summary>
    public const int NextDebt = -3;

    /// <summary>What brought one debt in may bring the next one, at once.</summary>
    public static PlannedAction WithNextDebt(DateTimeOffset now) => new(now, NextDebt, RecoveryAction.Retry, null, []);

    /// <summary>Within minutes of the change; then the ladder starts anew.</summary>
    /// <remarks>Source: practice/recovery.md section 8, "on change".</remarks>
    public static PlannedAction WithNewData(DateTimeOffset now) => new(now, NewData, RecoveryAction.Retry, null, []);

    /// <returns>Null: nothing is planned while something is under way.</returns>
    public static PlannedAction? Of(NextStep next) => next.Match<PlannedAction?>(
        planned => new(planned.On.ToUniversalTime(), planned.Number, planned.Action, null, planned.Because),
        end => new(end.On.ToUniversalTime(), 0, null, end.Action, end.Because),
        _ => null);

    /// <summary>As the planner told it.</summary>
    /// <param name="policy">The case's.</param>
    /// <param name="clock">The customer's.</param>
    public NextStep ToNext(RecoveryPolicy policy, CustomerClock clock) => End is { } end
        ? new NextStep.End(end, clock.Local(On), Because)
        : new NextStep.Planned(Action ?? RecoveryAction.Task, clock.Local(On), Number, policy.Steps.FirstOrDefault(step => step.Number == Number), Because);
}
