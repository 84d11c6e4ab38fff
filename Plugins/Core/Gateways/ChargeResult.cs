using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Gateways;

/// <summary>What came of sending a charge. Closed: these four and no others.</summary>
public abstract record ChargeResult
{
    private ChargeResult()
    {
    }

    public T Match<T>(Func<Accepted, T> accepted, Func<Declined, T> declined, Func<NotSent, T> notSent, Func<Unknown, T> unknown) => this switch
    {
        Accepted it => accepted(it),
        Declined it => declined(it),
        NotSent it => notSent(it),
        Unknown it => unknown(it),
        _ => throw new InvalidOperationException("ChargeResult is closed."),
    };

    /// <summary>The gateway has it; its status tells how far it got.</summary>
    public sealed record Accepted(GatewayCharge Charge) : ChargeResult;

    /// <summary>A no. The gateway may have kept the failed charge under an id of its own; else that is empty.</summary>
    public sealed record Declined(DeclineReason Reason, string GatewayCode, string GatewayText, string GatewayChargeId = "") : ChargeResult
    {
        /// <summary>A failed charge, with all that the gateway tells of its decline.</summary>
        public static Declined Of(GatewayCharge failed) => new(failed.DeclineReason ?? DeclineReason.Unrecognized, failed.GatewayCode, failed.GatewayText, failed.Id)
        {
            NetworkCode = failed.NetworkCode,
            NetworkAdviceCode = failed.NetworkAdviceCode,
            Network = failed.Network,
            CardFingerprint = failed.CardFingerprint,
        };

        /// <inheritdoc cref="GatewayCharge.NetworkCode"/>
        public string NetworkCode { get; init; } = "";

        /// <inheritdoc cref="GatewayCharge.NetworkAdviceCode"/>
        public string NetworkAdviceCode { get; init; } = "";

        /// <inheritdoc cref="GatewayCharge.Network"/>
        public string Network { get; init; } = "";

        /// <inheritdoc cref="GatewayCharge.CardFingerprint"/>
        public string CardFingerprint { get; init; } = "";
    }

    /// <inheritdoc cref="RefundResult.NotSent"/>
    public sealed record NotSent(DeclineReason Reason, string Text) : ChargeResult;

    /// <inheritdoc cref="RefundResult.Unknown"/>
    public sealed record Unknown(string Text) : ChargeResult;
}
