using System.Diagnostics;
using CrmPayments.Core.Attempts;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Sending;

namespace CrmPayments.Plugins.Charges;

/// <summary>Looks up one charge whose end is not known, and settles it as far as the gateway's word allows.</summary>
internal sealed class ChargeChecker(Call call)
{
    // A gateway's clock may be behind ours: a search from the very moment of sending would miss the charge.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(1);

    private readonly ChargeSender _sender = new(call);
    private readonly ChargeOutcomes _outcomes = new(call);

    public void Check(TryCase one)
    {
        if (Connect(one) is not { } gateway) return;
        var clock = Stopwatch.StartNew();
        switch (Deadline.Run(cancel => FindAsync(one, gateway, cancel)))
        {
            case LookupResult<GatewayCharge>.Found found:
                Found(one, found.Value, clock.Elapsed);
                break;
            case LookupResult<GatewayCharge>.NotFound:
                NotFound(one, gateway, clock.Elapsed);
                break;
            case LookupResult<GatewayCharge>.Unavailable when gateway.Capabilities.ChargeSearchLags && MaySendAgain(one, gateway):
                _sender.SendAgain(one, gateway);
                break;
            case LookupResult<GatewayCharge>.Unavailable unavailable:
                _outcomes.StillOpen(one, AttemptOutcome.Unknown, unavailable.Text, clock.Elapsed);
                break;
        }
    }

    private IPaymentGateway? Connect(TryCase one)
    {
        if (one.Method is { } method) return Intent.Connect(call, method.Gateway, wrong => _outcomes.StillOpen(one, AttemptOutcome.NotSent, wrong, TimeSpan.Zero), until => _outcomes.Hold(one, until));
        _outcomes.StillOpen(one, AttemptOutcome.NotSent, "The payment method was deleted: its gateway is not known any more.", TimeSpan.Zero);
        return null;
    }

    /// <summary>By our reference; by the gateway's id once it is known.</summary>
    private static Task<LookupResult<GatewayCharge>> FindAsync(TryCase one, IPaymentGateway gateway, CancellationToken cancel) => one.GatewayTransactionId is { Length: > 0 } id
        ? gateway.FindChargeAsync(id, cancel)
        : gateway.FindChargeByReferenceAsync(one.Reference, one.DueSince - ClockSkew, cancel);

    private void Found(TryCase one, GatewayCharge found, TimeSpan duration)
    {
        if (found.Status == ChargeStatus.Pending && one.Status == ChargeStatus.Pending) _outcomes.StillOpen(one, AttemptOutcome.Processing, found.GatewayText, duration);
        else _outcomes.Complete(one, one.Version, ResultOf(found), AttemptOperation.LookUp, duration);
    }

    private void NotFound(TryCase one, IPaymentGateway gateway, TimeSpan duration)
    {
        // "Not found" settles it only if the gateway's memory of our key makes a second sending harmless, and only while it is still wanted.
        if (MaySendAgain(one, gateway)) _sender.SendAgain(one, gateway);
        else if (one.GatewayTransactionId is null && ResendRules.IsAbsent(gateway.Capabilities, one.SubmittedOn, call.Now)) _outcomes.NeverMade(one, duration);
        else _outcomes.StillOpen(one, AttemptOutcome.NotFound, "", duration);
    }

    private bool MaySendAgain(TryCase one, IPaymentGateway gateway) =>
        one.Status != ChargeStatus.Pending && one.Refuse() is null && ResendRules.MaySendChargeAgain(gateway.Capabilities, one.SubmittedOn ?? call.Now, call.Now);

    private static ChargeResult ResultOf(GatewayCharge found) => ChargeStates.HasFailed(found.Status)
        ? ChargeResult.Declined.Of(found)
        : new ChargeResult.Accepted(found);
}
