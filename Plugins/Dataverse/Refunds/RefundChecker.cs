using System.Diagnostics;
using CrmPayments.Core.Attempts;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Gateways;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Refunds;

/// <summary>Looks up one refund whose end is not known, and settles it as far as the gateway's word allows.</summary>
internal sealed class RefundChecker(Call call)
{
    private readonly RefundSender _sender = new(call);
    private readonly RefundOutcomes _outcomes = new(call);

    public void Check(RefundCase refund)
    {
        if (refund.IsPaidOut) new PayOuts(call).HandOver(refund, refund.Version);
        else if (_sender.Connect(refund) is { } gateway) Check(refund, gateway);
    }

    /// <remarks>What certainly never was sent needs no look-up; where a gateway cannot tell that a refund is not there, it would wait for one in vain.</remarks>
    private void Check(RefundCase refund, IPaymentGateway gateway)
    {
        if (refund.IsOurs && refund.Sends == 0) _sender.SendWith(refund, gateway);
        else LookUp(refund, gateway);
    }

    private void LookUp(RefundCase refund, IPaymentGateway gateway)
    {
        var clock = Stopwatch.StartNew();
        switch (Deadline.Run(cancel => FindAsync(refund, gateway, cancel)))
        {
            case LookupResult<GatewayRefund>.Found found:
                Found(refund, gateway, found.Value, clock.Elapsed);
                break;
            case LookupResult<GatewayRefund>.NotFound:
                NotFound(refund, gateway, clock.Elapsed);
                break;
            case LookupResult<GatewayRefund>.Unavailable unavailable:
                _outcomes.StillOpen(refund, AttemptOutcome.Unknown, unavailable.Text, clock.Elapsed, () => null);
                break;
        }
    }

    /// <summary>By our reference; one that was not made here has none, and is found by the gateway's id.</summary>
    private static async Task<LookupResult<GatewayRefund>> FindAsync(RefundCase refund, IPaymentGateway gateway, CancellationToken cancel)
    {
        if (refund.IsOurs) return await gateway.FindRefundAsync(refund.Order, cancel).ConfigureAwait(false);
        var charge = await gateway.FindChargeAsync(refund.Order.ChargeId, cancel).ConfigureAwait(false);
        return charge.Match<LookupResult<GatewayRefund>>(
            it => it.Refunds.FirstOrDefault(one => one.Id == refund.GatewayRefundId) is { } found ? new LookupResult<GatewayRefund>.Found(found) : new LookupResult<GatewayRefund>.NotFound(),
            () => new LookupResult<GatewayRefund>.NotFound(),
            why => new LookupResult<GatewayRefund>.Unavailable(why));
    }

    private void Found(RefundCase refund, IPaymentGateway gateway, GatewayRefund found, TimeSpan duration)
    {
        if (found.Standing == RefundStanding.Processing && !RefundStates.CanMove(refund.Status, RefundStatus.Processing))
            _outcomes.StillOpen(refund, AttemptOutcome.Processing, found.GatewayText, duration, () => Shown(refund, gateway));
        else
            _outcomes.Complete(refund, refund.Version, ResultOf(found), found.Id == found.ChargeId ? AttemptOperation.Void : AttemptOperation.LookUp, duration);
    }

    private void NotFound(RefundCase refund, IPaymentGateway gateway, TimeSpan duration)
    {
        // What was not made here is never sent from here. "Not found" settles it only if the gateway's memory of our key makes a second sending harmless.
        if (refund.IsOurs && MaySendAgain(refund, gateway)) _sender.SendWith(refund, gateway);
        else _outcomes.StillOpen(refund, AttemptOutcome.NotFound, "", duration, () => Shown(refund, gateway));
    }

    /// <summary>What the gateway shows on the charge, for the person who must decide; null: it could not be asked.</summary>
    private static IReadOnlyList<GatewayRefund>? Shown(RefundCase refund, IPaymentGateway gateway) =>
        Deadline.Run(cancel => gateway.FindChargeAsync(refund.Order.ChargeId, cancel)) is LookupResult<GatewayCharge>.Found charge ? charge.Value.Refunds : null;

    /// <summary>Not while the charge is disputed: the bank has taken the money, and a second sending might be the first to be booked.</summary>
    private bool MaySendAgain(RefundCase refund, IPaymentGateway gateway) =>
        !refund.ChargeIsDisputed && ResendRules.MaySendAgain(gateway.Capabilities, refund.SubmittedOn ?? call.Now, call.Now);

    private static RefundResult ResultOf(GatewayRefund found) => found.Standing switch
    {
        RefundStanding.Succeeded => new RefundResult.Succeeded(found.Id, found.TraceNumber),
        RefundStanding.Processing => new RefundResult.Processing(found.Id, found.WaitsForBalance),
        _ => new RefundResult.Declined(RefundDecline.Refused, DeclineReason.Unrecognized, found.GatewayCode, found.GatewayText),
    };
}
