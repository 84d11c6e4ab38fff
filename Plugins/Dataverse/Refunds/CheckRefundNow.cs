using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Refunds;

/// <summary>Custom API cpay_CheckRefund: has a refund without a clear end looked up now, by the same async step as due work does.</summary>
public sealed class CheckRefundNow : Plugin
{
    private protected override void Run(Call call)
    {
        var refundId = call.RequiredId("RefundId");
        var person = Person.Read(call.Service, call.Asker);
        var sentences = Sentences.For(person.Language);
        var refund = RefundCase.Read(call.Service, refundId);
        if (refund is null || !RefundRights.CanRead(call.Service, call.Asker, refund.Reference)) RefundChoice.Refuse(call, sentences.RefundNotFound());
        else if (Refusal(call, person, refund, sentences) is { } why) RefundChoice.Refuse(call, why);
        else Start(call, refund, sentences);
    }

    private static string? Refusal(Call call, Person person, RefundCase refund, Sentences sentences)
    {
        if (refund.IsPaidOut) return sentences.CannotBeLookedUp();
        if (!RefundStates.IsUnderway(refund.Status)) return sentences.NotInDoubt(refund.Status);
        if (ResolutionRules.MayBeOnItsWay(refund.Status, refund.SubmittedOn, call.Now)) return sentences.BeingSent();
        if (refund.CheckRequestedOn is { } asked && call.Now < asked + ResolutionRules.LookUpPause) return sentences.JustAsked();
        return person.Limits is null ? sentences.Denied(new RefundDecision.Denied(DenialReason.NoRight)) : null;
    }

    private static void Start(Call call, RefundCase refund, Sentences sentences)
    {
        call.Service.Update(new Entity(RefundRow.Table, refund.Id) { [RefundRow.CheckRequestedOn] = call.Now.UtcDateTime });
        call.Output("Outcome", "Started");
        call.Output("Message", sentences.CheckStarted());
    }
}
