using CrmPayments.Core.Refunds;

namespace CrmPayments.Core.Messages;

/// <summary>What of a refund's state is told to the customer, and in which order.</summary>
public static class CustomerStages
{
    /// <summary>What the customer is to know now.</summary>
    /// <param name="status">The refund's state.</param>
    /// <param name="decided">Whether a person decided on it: only who was told of waiting is told of the approval.</param>
    /// <param name="cameBack">Whether it came back after it was done.</param>
    /// <returns>Null: nothing that is certain and new.</returns>
    public static CustomerStage? Of(RefundStatus status, bool decided, bool cameBack) => status switch
    {
        RefundStatus.AwaitingApproval => CustomerStage.Received,
        RefundStatus.Approved or RefundStatus.Submitted or RefundStatus.Unknown => decided ? CustomerStage.Approved : null,
        RefundStatus.Processing => CustomerStage.Sent,
        RefundStatus.Succeeded => cameBack ? CustomerStage.Failed : CustomerStage.Done,
        RefundStatus.Failed => CustomerStage.Failed,
        RefundStatus.Rejected or RefundStatus.Cancelled => CustomerStage.Rejected,
        _ => null,
    };

    /// <summary>Earlier stages that a refund may have passed through on its way to this one: who is told of this one is not told of those any more.</summary>
    /// <param name="stage">What is told.</param>
    /// <param name="decided">As above.</param>
    /// <param name="before">The state before; null: not known.</param>
    public static IReadOnlyList<CustomerStage> PassedOnTheWayTo(CustomerStage stage, bool decided, RefundStatus? before) => stage switch
    {
        CustomerStage.Received => [],
        CustomerStage.Approved or CustomerStage.Rejected => [CustomerStage.Received],
        _ => [.. Decided(decided), .. Banked(stage, before)],
    };

    private static IEnumerable<CustomerStage> Decided(bool decided) => decided ? [CustomerStage.Received, CustomerStage.Approved] : [];

    // From Submitted and Unknown a refund goes to its end without having been with the bank in between; one that came back was done.
    private static IEnumerable<CustomerStage> Banked(CustomerStage stage, RefundStatus? before) => stage switch
    {
        CustomerStage.Sent => [],
        _ when before is RefundStatus.Submitted or RefundStatus.Unknown => [],
        CustomerStage.Failed when before is null or RefundStatus.Succeeded => [CustomerStage.Sent, CustomerStage.Done],
        _ => [CustomerStage.Sent],
    };
}
