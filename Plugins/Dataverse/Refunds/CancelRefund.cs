using CrmPayments.Core.Attempts;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Refunds;

/// <summary>Custom API cpay_CancelRefund: takes back a refund that was not decided on yet. Only the one who asked may.</summary>
public sealed class CancelRefund : Plugin
{
    private protected override void Run(Call call)
    {
        var refundId = call.RequiredId("RefundId");
        var comment = (call.Input<string>("Comment") ?? "").Trim();
        var person = Person.Read(call.Service, call.Asker);
        var sentences = Sentences.For(person.Language);
        var refund = RefundCase.Read(call.Service, refundId);
        if (refund is null || !RefundRights.CanRead(call.Service, call.Asker, refund.Reference)) RefundChoice.Refuse(call, sentences.RefundNotFound());
        else if (refund.RequestedBy?.Id != call.Asker) RefundChoice.Refuse(call, sentences.NotYourRequest());
        else if (!RefundStates.CanMove(refund.Status, RefundStatus.Cancelled)) RefundChoice.Refuse(call, sentences.TooLate(refund.Status));
        else if (RefundChoice.CommentRefusal(comment, sentences) is { } bad) RefundChoice.Refuse(call, bad);
        else new RefundChoice(call, person, sentences, comment).Take(refund, RefundStatus.Cancelled, AttemptOutcome.Denied, sentences.Cancelled(refund.Amount), null);
    }
}
