using CrmPayments.Core.Declines;
using CrmPayments.Core.Messages;

namespace CrmPayments.Core.Recovery;

/// <summary>One step of a recovery policy.</summary>
/// <param name="Number">Its place in the policy; at least 1, unique there.</param>
/// <param name="Action">What is done.</param>
/// <param name="Offset">How long after the previous known result; at least zero.</param>
/// <param name="Timing">When within the time after the offset.</param>
public sealed record RecoveryStep(int Number, RecoveryAction Action, TimeSpan Offset, StepTiming Timing = StepTiming.AfterOffset)
{
    /// <summary>Empty: every reason of the classes.</summary>
    public IReadOnlyList<DeclineReason> Reasons { get; init; } = [];

    /// <summary>Empty: every class.</summary>
    public IReadOnlyList<DeclineClass> Classes { get; init; } = [];

    public Channel? Channel { get; init; }

    public MessageKind? MessageKind { get; init; }

    public OfferKind? OfferKind { get; init; }

    /// <summary>Whether the step is for a failure. A step that names reasons is for these alone; one that names classes is for these classes.</summary>
    public bool Fits(DeclineReason reason) => Reasons.Count > 0
        ? Reasons.Contains(reason)
        : Classes.Count == 0 || Classes.Contains(DeclineMeanings.ClassOf(reason));
}
