using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Refunds;

/// <summary>Async step on cpay_refund, Create and change of status: compares the code of one that was asked for with a code, sends one that is approved, and queues one that waits for it. Costs no call for any other change.</summary>
public sealed class SubmitRefund : Plugin
{
    private protected override void Run(Call call)
    {
        var status = call.Target.GetAttributeValue<OptionSetValue>(RefundRow.Status)?.Value;
        if (status is not ((int)RefundStatus.Requested or (int)RefundStatus.Approved or (int)RefundStatus.AwaitingApproval)) return;
        if (RefundCase.Read(call.Service, call.Context.PrimaryEntityId) is not { } refund) return;
        if (refund.Status == RefundStatus.Requested) new CodeComparer(call).Compare(refund);
        else if (refund.Status == RefundStatus.Approved) new RefundSender(call).Send(refund);
        else new ApprovalQueue(call).Put(refund);
    }
}
