using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Refunds;

/// <summary>Async step on cpay_refund when due work asks for a check: sends what was never sent, looks up what has no answer, takes the next step with what waits for a decision. A settled refund is only taken off the list.</summary>
public sealed class CheckRefund : Plugin
{
    private protected override void Run(Call call)
    {
        if (RefundCase.Read(call.Service, call.Context.PrimaryEntityId) is not { } refund) return;
        if (refund.Status == RefundStatus.Requested) new CodeComparer(call).Compare(refund);
        else if (refund.Status == RefundStatus.Approved) new RefundSender(call).Send(refund);
        else if (refund.Status == RefundStatus.AwaitingApproval) new ApprovalClock(call).Advance(refund);
        else if (RefundStates.IsUnderway(refund.Status)) new RefundChecker(call).Check(refund);
        else call.Service.Update(NotDue(refund));
    }

    /// <summary>It was settled at the moment when due work marked it, and would be marked for ever.</summary>
    private static Entity NotDue(RefundCase refund) => new(RefundRow.Table, refund.Id) { [RefundRow.NextCheckOn] = null };
}
