using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Refunds;

/// <summary>Async step on cpay_refund, Create and change of status: sends a refund that is approved. Costs no call for any other change.</summary>
public sealed class SubmitRefund : Plugin
{
    private protected override void Run(Call call)
    {
        if (call.Target.GetAttributeValue<OptionSetValue>(RefundRow.Status)?.Value != (int)RefundStatus.Approved) return;
        if (RefundCase.Read(call.Service, call.Context.PrimaryEntityId) is { Status: RefundStatus.Approved } refund) new RefundSender(call).Send(refund);
    }
}
