using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Gateways;

/// <summary>What came of sending a refund or a void. Closed: these five and no others.</summary>
public abstract record RefundResult
{
    private RefundResult()
    {
    }

    public T Match<T>(
        Func<Succeeded, T> succeeded, Func<Processing, T> processing, Func<Declined, T> declined, Func<NotSent, T> notSent, Func<Unknown, T> unknown) => this switch
        {
            Succeeded it => succeeded(it),
            Processing it => processing(it),
            Declined it => declined(it),
            NotSent it => notSent(it),
            Unknown it => unknown(it),
            _ => throw new InvalidOperationException("RefundResult is closed."),
        };

    /// <summary>Booked for good.</summary>
    public sealed record Succeeded(string GatewayRefundId, string TraceNumber = "") : RefundResult;

    /// <summary>Booked; the bank's word is still to come.</summary>
    /// <param name="GatewayRefundId">The gateway's.</param>
    /// <param name="BalanceTooLow">It waits until our own balance at the gateway covers it.</param>
    public sealed record Processing(string GatewayRefundId, bool BalanceTooLow = false) : RefundResult;

    /// <summary>The gateway or the bank said no, in words we understand: nothing was booked.</summary>
    /// <param name="Why">What the no means for the refund.</param>
    /// <param name="Reason">The bank's reason, in the common vocabulary.</param>
    /// <param name="GatewayCode">Raw.</param>
    /// <param name="GatewayText">Raw, free of secrets and numbers.</param>
    public sealed record Declined(RefundDecline Why, DeclineReason Reason, string GatewayCode, string GatewayText) : RefundResult;

    /// <summary>It certainly never reached the gateway's books (refused connection, rate limit that says so): it may be sent again later.</summary>
    public sealed record NotSent(DeclineReason Reason, string Text) : RefundResult;

    /// <summary>Sent, and no answer we can rely on: look it up, never resend it without a look-up.</summary>
    public sealed record Unknown(string Text) : RefundResult;
}
