using CrmPayments.Core.Gateways;

namespace CrmPayments.Core.Refunds;

/// <summary>What an approver's own right allows.</summary>
public static class ApprovalRules
{
    /// <summary>The most that a person could give back without asking anybody: only so much can they let others give back. In the charge's currency.</summary>
    public static decimal Alone(RefundLimits limits) => Math.Min(limits.MaximumPerRefund, limits.ApprovalAbove ?? limits.MaximumPerRefund);

    /// <summary>Why a person with this right may not decide about an amount.</summary>
    /// <param name="amount">Of the refund.</param>
    /// <param name="limits">Null: no right.</param>
    /// <param name="reason">Of the refund; null: not looked at.</param>
    /// <param name="gateway">Of the charge; null: not looked at.</param>
    /// <returns>Null: they may.</returns>
    public static RefundDecision.Denied? Refuse(Money amount, RefundLimits? limits, RefundReason? reason = null, GatewayType? gateway = null)
    {
        if (limits is null) return new(DenialReason.NoRight);
        if (reason is { } why && !limits.Allows(why)) return new(DenialReason.ReasonNotAllowed);
        if (gateway is not null && !limits.Allows(gateway)) return new(DenialReason.GatewayNotAllowed);
        return amount.Amount > Alone(limits) ? new(DenialReason.AboveOwnLimit, Money.AtMost(Alone(limits), amount.Currency)) : null;
    }
}
