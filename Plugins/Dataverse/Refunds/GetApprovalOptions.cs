using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Refunds;

/// <summary>
/// Custom API cpay_GetApprovalOptions: whether the caller may decide about a waiting refund, or (without one) about any. For
/// buttons and flows; cpay_DecideRefund judges again. Writes nothing.
/// </summary>
public sealed class GetApprovalOptions : Plugin
{
    private protected override void Run(Call call)
    {
        var person = Person.Read(call.Service, call.Asker);
        var sentences = Sentences.For(person.Language);
        if (call.Input<Guid>("RefundId") is var refundId && refundId == Guid.Empty)
        {
            var right = DecisionRight.AtAll(call.Service, person, call.Now, sentences);
            Answer(call, right, sentences.MayDecideSome());
            return;
        }

        var refund = RefundCase.Read(call.Service, refundId);
        if (refund is null || !RefundRights.CanRead(call.Service, call.Asker, refund.Reference)) Answer(call, No(sentences.RefundNotFound()), "");
        else if (refund.Status != RefundStatus.AwaitingApproval) Answer(call, No(sentences.TooLate(refund.Status)), "");
        else AnswerAbout(call, person, refund, sentences);
    }

    private static void AnswerAbout(Call call, Person person, RefundCase refund, Sentences sentences)
    {
        var right = DecisionRight.About(call.Service, person, refund.RequestedBy?.Id, refund.Amount, call.Now, sentences, refund.Reason, GatewayRow.TypeOf(refund.Gateway));
        Answer(call, right, sentences.MayDecide(Money.AtMost(right.Most, refund.Currency)));
    }

    private static DecisionRight No(string why) => new(why, null, 0m);

    private static void Answer(Call call, DecisionRight right, string possible)
    {
        call.Output("Outcome", right.Refusal is null ? "Possible" : "Denied");
        call.Output("MaximumAmount", right.Most);
        call.Output("Message", right.Refusal ?? possible);
    }
}
