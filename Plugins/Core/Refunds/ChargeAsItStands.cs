using CrmPayments.Core.Gateways;

namespace CrmPayments.Core.Refunds;

/// <summary>A charge at the moment when a refund that was recorded earlier is approved, or sent: days may have passed since it was asked for.</summary>
public sealed record ChargeAsItStands
{
    public required ChargeStatus Status { get; init; }

    /// <summary>A dispute is open.</summary>
    public bool Disputed { get; init; }

    /// <summary>Null: not known, then the gateway has the last word.</summary>
    public DateTimeOffset? ChargedOn { get; init; }

    /// <summary>Null: there is no adapter for the gateway.</summary>
    public GatewayCapabilities? Capabilities { get; init; }

    public required Money Captured { get; init; }

    /// <summary>What went back and what is promised, this refund included.</summary>
    public required Money Promised { get; init; }

    public static ChargeAsItStands Of(ChargeForRefund charge) => new()
    {
        Status = charge.Status,
        Disputed = charge.Disputed,
        ChargedOn = charge.ChargedOn,
        Capabilities = charge.Capabilities,
        Captured = charge.Captured,
        Promised = charge.Balances.Refunded + charge.Balances.Reserved + charge.Balances.Lost,
    };

    /// <summary>Why the refund can no longer go.</summary>
    /// <param name="amount">Of the refund, which is part of <see cref="Promised"/>.</param>
    /// <param name="now">To judge the window by.</param>
    /// <param name="how">What goes outside of the gateway is bound by none of its rules.</param>
    /// <returns>Null: it can.</returns>
    public RefundDecision.Denied? Refuse(Money amount, DateTimeOffset now, PayOut how = PayOut.BackToMethod)
    {
        if (RefundRules.StateRefusal(Status) is { } state) return new(state);
        if (Disputed) return new(DenialReason.Disputed);
        if (how == PayOut.BackToMethod && GatewayRefusal(now) is { } gateway) return gateway;
        return Promised > Captured ? Overdrawn(amount) : null;
    }

    private RefundDecision.Denied? GatewayRefusal(DateTimeOffset now)
    {
        if (ChargedOn + Capabilities?.RefundWindow is { } end && now > end) return new(DenialReason.WindowEnded, Date: end);
        return Capabilities is null ? new(DenialReason.GatewayUnavailableForRefund) : null;
    }

    /// <summary>Money went back in the gateway's own console meanwhile.</summary>
    private RefundDecision.Denied Overdrawn(Money amount)
    {
        var others = Promised - amount;
        return others < Captured ? new(DenialReason.AboveWhatIsLeft, Captured - others) : new(DenialReason.NothingLeft);
    }
}
