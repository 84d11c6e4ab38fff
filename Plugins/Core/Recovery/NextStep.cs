namespace CrmPayments.Core.Recovery;

/// <summary>What comes next in a case: a step at a time, a wait for something under way, or the end of the ladder with its action.</summary>
public abstract record NextStep
{
    private NextStep(IReadOnlyList<PlanReason> because) => Because = because;

    /// <summary>Why; never empty.</summary>
    public IReadOnlyList<PlanReason> Because { get; init; }

    public T Match<T>(Func<Planned, T> planned, Func<End, T> end, Func<Wait, T> wait) => this switch
    {
        Planned it => planned(it),
        End it => end(it),
        Wait it => wait(it),
        _ => throw new InvalidOperationException("There is no other kind of next step."),
    };

    /// <summary>A step.</summary>
    /// <param name="Action">What is done.</param>
    /// <param name="On">When: never in the past, with the customer's offset.</param>
    /// <param name="Number">The policy's step; 0 or below: a step that no policy lists.</param>
    /// <param name="Step">The policy's step; null: none stands for it.</param>
    /// <param name="Because">Why then.</param>
    public sealed record Planned(RecoveryAction Action, DateTimeOffset On, int Number, RecoveryStep? Step, IReadOnlyList<PlanReason> Because) : NextStep(Because)
    {
        /// <summary>The number of the task that a policy wants before its steps.</summary>
        public const int PersonFirst = 0;

        /// <summary>The number of the one try of the customer's other method.</summary>
        public const int BackupMethod = -1;

        /// <summary>The number of the link by which the customer confirms what is not charged without them.</summary>
        public const int Proof = -4;

        /// <summary>The try uses the customer's other method.</summary>
        public bool WithBackup => Number == BackupMethod;
    }

    /// <summary>The ladder has ended.</summary>
    /// <param name="Action">What the policy wants then.</param>
    /// <param name="On">When: now, or at the end of the grace period.</param>
    /// <param name="Because">Why it has ended.</param>
    public sealed record End(EndAction Action, DateTimeOffset On, IReadOnlyList<PlanReason> Because) : NextStep(Because);

    /// <summary>Nothing is planned until what is under way has an end.</summary>
    public sealed record Wait(IReadOnlyList<PlanReason> Because) : NextStep(Because);
}
