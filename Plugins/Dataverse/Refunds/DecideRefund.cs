using CrmPayments.Core.Attempts;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Refunds;

/// <summary>
/// Custom API cpay_DecideRefund: approves or rejects a refund that awaits it. Never one's own, nor that of the person one
/// stands in for, and only within what the approver (or whom they stand in for) could refund alone. Approval looks at the
/// charge again under its lock and starts the sending; rejection lets the reserved money go.
/// </summary>
public sealed class DecideRefund : Plugin
{
    private protected override void Run(Call call)
    {
        var refundId = call.RequiredId("RefundId");
        var decision = call.RequiredText("Decision");
        var comment = (call.Input<string>("Comment") ?? "").Trim();
        var person = Person.Read(call.Service, call.Asker);
        var sentences = Sentences.For(person.Language);
        var refund = RefundCase.Read(call.Service, refundId);
        if (refund is null || !RefundRights.CanRead(call.Service, call.Asker, refund.Reference)) RefundChoice.Refuse(call, sentences.RefundNotFound());
        else if (decision is not ("Approve" or "Reject")) RefundChoice.Refuse(call, sentences.DecisionUnknown());
        else if (refund.Status != RefundStatus.AwaitingApproval) RefundChoice.Refuse(call, sentences.TooLate(refund.Status));
        else if (RefundChoice.CommentRefusal(comment, sentences) is { } bad) RefundChoice.Refuse(call, bad);
        else Decide(new RefundChoice(call, person, sentences, comment), refund, decision == "Approve");
    }

    private static void Decide(RefundChoice choice, RefundCase refund, bool approve)
    {
        var right = choice.RightAbout(refund);
        if (right.Refusal is { } refusal) choice.Refuse(refusal);
        else if (!approve) choice.Take(refund, RefundStatus.Rejected, AttemptOutcome.Denied, choice.Sentences.Rejected(refund.Amount), right.For);
        else if (choice.ChargeRefusal(refund) is { } changed) choice.Refuse(changed);
        else choice.Take(refund, RefundStatus.Approved, AttemptOutcome.Accepted, choice.Sentences.Approved(refund.Amount), right.For);
    }
}
