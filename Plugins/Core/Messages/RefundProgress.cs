using static CrmPayments.Core.Messages.CustomerStage;
using static CrmPayments.Core.Messages.ProgressState;

namespace CrmPayments.Core.Messages;

/// <summary>The line of stages that a customer sees on the status page.</summary>
public static class RefundProgress
{
    /// <param name="status">The refund's state.</param>
    /// <param name="cameBack">Whether it came back after it was done.</param>
    /// <returns>From the first to the last stage; at most one of them is where the refund stands.</returns>
    public static IReadOnlyList<ProgressStep> Of(Refunds.RefundStatus status, bool cameBack) => status switch
    {
        Refunds.RefundStatus.Requested or Refunds.RefundStatus.AwaitingApproval => [new(Received, Reached), new(Approved, Current), new(Sent, Ahead), new(Done, Ahead)],
        Refunds.RefundStatus.Processing => [new(Received, Reached), new(Approved, Reached), new(Sent, Reached), new(Done, Current)],
        Refunds.RefundStatus.Succeeded when cameBack => [new(Received, Reached), new(Approved, Reached), new(Sent, Reached), new(Failed, Ended)],
        Refunds.RefundStatus.Succeeded => [new(Received, Reached), new(Approved, Reached), new(Sent, Reached), new(Done, Reached)],
        Refunds.RefundStatus.Failed => [new(Received, Reached), new(Approved, Reached), new(Failed, Ended)],
        Refunds.RefundStatus.Rejected or Refunds.RefundStatus.Cancelled => [new(Received, Reached), new(Rejected, Ended)],

        // Approved, on its way to the gateway, or sent without an answer: not known to be there.
        _ => [new(Received, Reached), new(Approved, Reached), new(Sent, Current), new(Done, Ahead)],
    };
}
