using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Recovery;

/// <summary>The steps of a policy that are for one reason, by number.</summary>
public sealed class Ladder
{
    internal Ladder(DeclineReason reason, IEnumerable<RecoveryStep> steps)
    {
        Reason = reason;
        Steps = [.. steps.Where(step => step.Fits(reason)).OrderBy(step => step.Number)];
        Retries = Steps.Count(step => step.Action == RecoveryAction.Retry);
    }

    public DeclineReason Reason { get; }

    public IReadOnlyList<RecoveryStep> Steps { get; }

    /// <summary>How many of the steps try the charge again.</summary>
    public int Retries { get; }
}
