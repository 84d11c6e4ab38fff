using static CrmPayments.Core.Refunds.RefundStatus;

namespace CrmPayments.Core.Refunds;

/// <summary>Which state of a refund may follow which. States only move forward: what is not listed here does not happen.</summary>
public static class RefundStates
{
    private static readonly Dictionary<RefundStatus, RefundStatus[]> Next = new Dictionary<RefundStatus, RefundStatus[]>
    {
        [Requested] = [AwaitingApproval, Approved, Cancelled],
        [AwaitingApproval] = [Approved, Rejected, Cancelled],
        [Approved] = [Submitted],
        [Submitted] = [Succeeded, Processing, Failed, Unknown],
        [Processing] = [Succeeded, Failed],
        [Unknown] = [Succeeded, Failed],
        [Rejected] = [],
        [Cancelled] = [],
        [Succeeded] = [],
        [Failed] = [],
    };

    /// <summary>Whether a refund may go from one state to another. Staying is not a move: the answer is false.</summary>
    public static bool CanMove(RefundStatus from, RefundStatus to) => Next.TryGetValue(from, out var next) && next.Contains(to);

    /// <summary>Whether the refund counts against what can still go back on its charge.</summary>
    public static bool HoldsBalance(RefundStatus status) => status is not (Rejected or Cancelled or Failed);

    /// <summary>Nothing follows any more.</summary>
    public static bool IsFinal(RefundStatus status) => !Next.TryGetValue(status, out var next) || next.Length == 0;

    /// <summary>The gateway may have it, and its end is not known: look-ups and notifications can still move it.</summary>
    public static bool IsUnderway(RefundStatus status) => status is Submitted or Processing or Unknown;

    /// <summary>A refund that was done came back from the bank. It is no move: the state stays, and the correction is recorded beside it.</summary>
    public static bool IsBounce(RefundStatus ours, Gateways.RefundStanding told) => ours == Succeeded && told == Gateways.RefundStanding.Failed;
}
