using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Gateways;

/// <summary>What came of making or closing a payment link. Closed: these four and no others.</summary>
public abstract record PaymentLinkResult
{
    /// <summary>The code of a no that is ours: the provider has no such call.</summary>
    public const string NotSupported = "not_supported";

    private PaymentLinkResult()
    {
    }

    public T Match<T>(Func<Made, T> made, Func<Declined, T> declined, Func<NotSent, T> notSent, Func<Unknown, T> unknown) => this switch
    {
        Made it => made(it),
        Declined it => declined(it),
        NotSent it => notSent(it),
        Unknown it => unknown(it),
        _ => throw new InvalidOperationException("PaymentLinkResult is closed."),
    };

    /// <summary>The gateway has it; its status tells how it stands.</summary>
    public sealed record Made(PaymentLink Link) : PaymentLinkResult;

    /// <summary>A clear no: nothing was made or closed.</summary>
    public sealed record Declined(DeclineReason Reason, string GatewayCode, string GatewayText) : PaymentLinkResult;

    /// <summary>It certainly never reached the gateway: it may be asked for again.</summary>
    public sealed record NotSent(DeclineReason Reason, string Text) : PaymentLinkResult;

    /// <summary>Sent, and no answer we can rely on: find it by its reference, or ask again with the same key.</summary>
    public sealed record Unknown(string Text) : PaymentLinkResult;
}
