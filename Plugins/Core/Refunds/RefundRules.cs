using CrmPayments.Core.Gateways;

namespace CrmPayments.Core.Refunds;

/// <summary>Decides whether money may go back. Pure: the caller holds the charge's lock and has read its refunds under it.</summary>
/// <remarks>The order of the checks is fixed and the first refusal wins: right, charge, state, dispute, age, gateway, amount, reason, notes, own limit.</remarks>
public static class RefundRules
{
    /// <summary>How long notes may be, in UTF-16 code units: the column's length.</summary>
    public const int LongestNotes = 2000;

    /// <summary>What a person could give back now.</summary>
    /// <param name="charge">Null: no such charge, or not visible to the person.</param>
    /// <param name="limits">Null: no right.</param>
    /// <param name="currency">The charge's; any where there is no charge: what zero is told in.</param>
    /// <param name="now">To judge the charge's age by.</param>
    public static RefundOptions Options(ChargeForRefund? charge, RefundLimits? limits, Currency currency, DateTimeOffset now)
    {
        if ((CheckRight(charge, limits) ?? CheckCharge(charge!, now)) is { } denied) return Impossible(charge, currency, denied);
        var left = charge!.Balances.Refundable;
        var whole = WholeAmountOnly(charge, left);
        var own = OwnMaximum(limits!, left.Currency);
        if (whole is { } only && (only > left || only > own))
            return Impossible(charge, currency, only > left ? new(DenialReason.OnlyFullBeforeSettlement, only) : new(DenialReason.AboveOwnLimit, own));
        return own.Amount > 0m
            ? Possible(charge, left, own < left ? own : left, limits!.ApprovalAbove, whole is null)
            : Impossible(charge, currency, new(DenialReason.AboveOwnLimit, own));
    }

    /// <summary>Decides on one request.</summary>
    /// <param name="request">As it came in.</param>
    /// <param name="charge">Null: no such charge, or not visible to the person.</param>
    /// <param name="limits">Null: no right.</param>
    /// <param name="now">To judge the charge's age by.</param>
    public static RefundDecision Decide(RefundRequest request, ChargeForRefund? charge, RefundLimits? limits, DateTimeOffset now)
    {
        if ((CheckRight(charge, limits) ?? CheckCharge(charge!, now)) is { } denied) return denied;
        var left = charge!.Balances.Refundable;
        var amount = request.Amount ?? left.Amount;
        if ((CheckAmount(amount, charge, left) ?? CheckReason(request) ?? CheckLimit(amount, limits!, left.Currency)) is { } refused) return refused;
        return new RefundDecision.Allowed(KindFor(charge)!.Value, new Money(amount, left.Currency), amount > limits!.ApprovalAbove);
    }

    private static RefundDecision.Denied? CheckRight(ChargeForRefund? charge, RefundLimits? limits) =>
        limits is null ? new(DenialReason.NoRight) : charge is null ? new(DenialReason.ChargeNotFound) : null;

    private static RefundDecision.Denied? CheckCharge(ChargeForRefund charge, DateTimeOffset now)
    {
        if (StateRefusal(charge.Status) is { } state) return new(state);
        if (charge.Disputed) return new(DenialReason.Disputed);
        if (WindowEnd(charge) is { } end && now > end) return new(DenialReason.WindowEnded, Date: end);
        if (KindFor(charge) is null) return new(DenialReason.GatewayUnavailableForRefund);
        return charge.Balances.Refundable.Amount > 0m ? null : new(DenialReason.NothingLeft);
    }

    internal static DenialReason? StateRefusal(ChargeStatus status) => status switch
    {
        ChargeStatus.Authorized or ChargeStatus.Captured or ChargeStatus.Settled => null,
        ChargeStatus.Declined => DenialReason.ChargeDeclined,
        ChargeStatus.Failed => DenialReason.ChargeFailed,
        ChargeStatus.Voided => DenialReason.ChargeVoided,
        _ => DenialReason.ChargePending,
    };

    private static DateTimeOffset? WindowEnd(ChargeForRefund charge) => charge.ChargedOn + charge.Capabilities?.RefundWindow;

    /// <summary>Void or refund, by the charge's state and what the gateway can do; null: neither.</summary>
    private static RefundKind? KindFor(ChargeForRefund charge)
    {
        if (charge.Capabilities is not { } gateway) return null;
        if (charge.Status == ChargeStatus.Settled) return RefundKind.Refund;
        if (charge.Status == ChargeStatus.Captured && gateway.RefundsBeforeSettlement) return RefundKind.Refund;
        return gateway.Voids ? RefundKind.Void : null;
    }

    /// <summary>The one amount that can go back where a part cannot; null: any part can.</summary>
    private static Money? WholeAmountOnly(ChargeForRefund charge, Money left) =>
        KindFor(charge) == RefundKind.Void ? charge.Captured : charge.Capabilities!.PartialRefunds ? null : left;

    private static RefundDecision.Denied? CheckAmount(decimal amount, ChargeForRefund charge, Money left)
    {
        if (amount <= 0m) return new(DenialReason.AmountNotPositive);
        if (!Money.Fits(amount, left.Currency)) return new(DenialReason.TooManyDecimals);
        if (amount > left.Amount) return new(DenialReason.AboveWhatIsLeft, left);
        if (WholeAmountOnly(charge, left) is not { } whole || whole.Amount == amount) return null;
        return new(KindFor(charge) == RefundKind.Void ? DenialReason.OnlyFullBeforeSettlement : DenialReason.OnlyWholeAmount, whole);
    }

    private static RefundDecision.Denied? CheckReason(RefundRequest request)
    {
        if (request.Reason is not { } value) return new(DenialReason.ReasonMissing);
        var reason = (RefundReason)value;
        if (!RefundReasons.All.Contains(reason)) return new(DenialReason.ReasonUnknown);
        if (RefundReasons.NeedsNotes(reason) && string.IsNullOrWhiteSpace(request.Notes)) return new(DenialReason.NotesMissing);
        if (request.Notes.Length > LongestNotes) return new(DenialReason.NotesTooLong);
        return FreeText.Screen(request.Notes) == FreeTextFinding.None ? null : new(DenialReason.FreeTextLooksLikeCardData);
    }

    private static RefundDecision.Denied? CheckLimit(decimal amount, RefundLimits limits, Currency currency) =>
        amount > limits.MaximumPerRefund ? new(DenialReason.AboveOwnLimit, OwnMaximum(limits, currency)) : null;

    private static Money OwnMaximum(RefundLimits limits, Currency currency) => Money.AtMost(limits.MaximumPerRefund, currency);

    private static RefundOptions Possible(ChargeForRefund charge, Money left, Money maximum, decimal? approvalAbove, bool partial) => new()
    {
        Refundable = left,
        Kind = KindFor(charge),
        FullAllowed = maximum == left,
        PartialAllowed = partial,
        Maximum = maximum,
        ApprovalAbove = approvalAbove,
        Reasons = RefundReasons.All,
        Takes = charge.Capabilities!.RefundTakes,
    };

    private static RefundOptions Impossible(ChargeForRefund? charge, Currency currency, RefundDecision.Denied why) => new()
    {
        Refundable = charge?.Balances.Refundable ?? new Money(0m, currency),
        Maximum = new Money(0m, charge?.Captured.Currency ?? currency),
        WhyNot = why,
    };
}
