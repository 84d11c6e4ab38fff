using CrmPayments.Core.Attempts;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Refunds;

/// <summary>
/// Custom API cpay_DecideRefund: approves or rejects a refund that awaits it. Never one's own, and only within what the
/// approver could refund alone. Approval starts the sending; rejection lets the reserved money go.
/// </summary>
public sealed class DecideRefund : Plugin
{
    private protected override void Run(Call call)
    {
        var refundId = call.RequiredId("RefundId");
        var decision = call.RequiredText("Decision");
        var comment = (call.Input<string>("Comment") ?? "").Trim();
        var sentences = Sentences.For(call.ReadLanguage());
        var refund = RefundCase.Read(call.Service, refundId);
        if (refund is null || !RefundRights.CanRead(call.Service, call.Asker, refund.Reference)) RefundChoice.Refuse(call, sentences.RefundNotFound());
        else if (decision is not ("Approve" or "Reject")) RefundChoice.Refuse(call, sentences.DecisionUnknown());
        else if (Refusal(call, refund, comment, sentences) is { } why) RefundChoice.Refuse(call, why);
        else if (decision == "Approve") RefundChoice.Take(call, refund, RefundStatus.Approved, AttemptOutcome.Accepted, comment, sentences.Approved(refund.Amount));
        else RefundChoice.Take(call, refund, RefundStatus.Rejected, AttemptOutcome.Denied, comment, sentences.Rejected(refund.Amount));
    }

    private static string? Refusal(Call call, RefundCase refund, string comment, Sentences sentences)
    {
        if (refund.Status != RefundStatus.AwaitingApproval) return sentences.TooLate(refund.Status);
        if (refund.RequestedBy?.Id == call.Asker) return sentences.OwnRequest();
        if (RefundChoice.CommentRefusal(comment, sentences) is { } bad) return bad;
        var limits = RefundRights.ReadLimits(call.Service, call.Asker);
        if (limits is null) return sentences.Denied(new RefundDecision.Denied(DenialReason.NoRight));
        var alone = Math.Min(limits.MaximumPerRefund, limits.ApprovalAbove ?? limits.MaximumPerRefund);
        return refund.Amount.Amount > alone ? sentences.Denied(new RefundDecision.Denied(DenialReason.AboveOwnLimit, Money.AtMost(alone, refund.Currency))) : null;
    }
}
