using System.Diagnostics;
using CrmPayments.Core.Attempts;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Sending;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Refunds;

/// <summary>
/// Sends one refund: commits the intent (Submitted, with the row version), talks to the gateway outside any database
/// transaction, commits the answer. A crash in between leaves Submitted, which due work turns into a look-up.
/// </summary>
internal sealed class RefundSender(Call call)
{
    private readonly RefundOutcomes _outcomes = new(call);

    public void Send(RefundCase refund)
    {
        if (refund.IsPaidOut) HandOver(refund);
        else if (Connect(refund) is { } gateway) SendWith(refund, gateway);
    }

    /// <summary>Sends what never was, or once more what a look-up did not find, with the same reference and key.</summary>
    public void SendWith(RefundCase refund, IPaymentGateway gateway)
    {
        if (MarkSubmitted(refund) is not { } version) return;
        if (Refusal(refund) is { } no) _outcomes.Complete(refund, version, no, AttemptOperation.Refund, TimeSpan.Zero);
        else SendAs(refund, version, gateway, refund.IsVoid);
    }

    /// <summary>The same as sending, without a gateway: the intent first, then a person's task.</summary>
    private void HandOver(RefundCase refund)
    {
        if (MarkSubmitted(refund) is not { } version) return;
        if (Refusal(refund) is { } no) _outcomes.Complete(refund, version, no, AttemptOperation.PayOut, TimeSpan.Zero);
        else new PayOuts(call).HandOver(refund, version);
    }

    /// <summary>The gateway, or null: it cannot be used now; that is recorded and tried again later.</summary>
    public IPaymentGateway? Connect(RefundCase refund) =>
        Intent.Connect(call, refund.Gateway, why => _outcomes.Postpone(refund, why), until => _outcomes.Hold(refund, until));

    /// <summary>Why it is not sent after all: the charge changed since it was asked for, or approved. Null: it is.</summary>
    /// <remarks>Not where an earlier send may have arrived: then only the gateway knows the end.</remarks>
    private RefundResult.Declined? Refusal(RefundCase refund) => refund.Sends == 0 && refund.ChargeNow.Refuse(refund.Amount, call.Now, refund.PayOut) is { } denied
        ? new(WhyOf(denied.Reason), DeclineReason.NotPermitted, "", Sentences.For(refund.Language).Denied(denied))
        : null;

    private static RefundDecline WhyOf(DenialReason reason) => reason switch
    {
        DenialReason.Disputed => RefundDecline.Disputed,
        DenialReason.WindowEnded => RefundDecline.WindowEnded,
        _ => RefundDecline.ChargeChanged,
    };

    /// <returns>The row version after the intent is committed; null when somebody else moved the refund first.</returns>
    private string? MarkSubmitted(RefundCase refund)
    {
        var now = call.Now;
        var submitted = new Entity(RefundRow.Table, refund.Id)
        {
            RowVersion = refund.Version,
            [RefundRow.SendCount] = refund.Sends + 1,
            [RefundRow.NextCheckOn] = CheckSchedule.AfterCrash(now).UtcDateTime,
        };
        if (refund.SubmittedOn is null) submitted[RefundRow.SubmittedOn] = now.UtcDateTime;
        if (RefundStates.CanMove(refund.Status, RefundStatus.Submitted)) submitted[RefundRow.Status] = new OptionSetValue((int)RefundStatus.Submitted);
        return Intent.Commit(call, submitted);
    }

    private void SendAs(RefundCase refund, string version, IPaymentGateway gateway, bool asVoid, bool turned = false)
    {
        var clock = Stopwatch.StartNew();
        var result = Deadline.Run(cancel => asVoid ? gateway.VoidAsync(refund.OrderAs(asVoid), cancel) : gateway.RefundAsync(refund.OrderAs(asVoid), cancel));
        if (!turned && result is RefundResult.Declined no && OtherWay(refund, no.Why, asVoid, gateway.Capabilities))
        {
            // The charge settled (or had not yet) while the refund was on its way: the same refund goes the other way, with the first try on the timeline.
            call.Together([.. RefundOutcomes.Tried(refund, Done(refund, result, asVoid), result, clock.Elapsed).ToRequests()]);
            SendAs(refund, version, gateway, !asVoid, turned: true);
            return;
        }

        _outcomes.Complete(refund, version, result, Done(refund, result, asVoid), clock.Elapsed);
    }

    /// <summary>What the gateway did: asked to void a charge that has settled, it may refund instead, and then names a refund and not the charge.</summary>
    private static AttemptOperation Done(RefundCase refund, RefundResult result, bool asVoid)
    {
        var id = (result as RefundResult.Succeeded)?.GatewayRefundId ?? (result as RefundResult.Processing)?.GatewayRefundId;
        return asVoid && (id is null || id == refund.Order.ChargeId) ? AttemptOperation.Void : AttemptOperation.Refund;
    }

    /// <summary>A void that came too late becomes a refund, a whole refund that came too early a void, where the gateway has the other way.</summary>
    private static bool OtherWay(RefundCase refund, RefundDecline why, bool asVoid, GatewayCapabilities can) => asVoid
        ? why == RefundDecline.AlreadySettled && can.Refunds
        : why == RefundDecline.NotSettledYet && can.Voids && refund.Amount == refund.ChargeAmount;
}
