using CrmPayments.Core.Gateways;

namespace CrmPayments.Core.Refunds;

/// <summary>Decides whether money may go back. Pure: the caller holds the charge's lock and has read its refunds under it.</summary>
/// <remarks>
/// The order of the checks is fixed and the first refusal wins: right, charge, own charge, state, dispute, age, gateway, amount,
/// reason, notes, limit per refund, per day, per month. Then what the amount demands.
/// </remarks>
public static class RefundRules
{
    /// <summary>How long notes may be, in UTF-16 code units: the column's length.</summary>
    public const int LongestNotes = 2000;

    /// <summary>A refund of the same charge and amount within this time is taken for a mistake until the person confirms it.</summary>
    public static readonly TimeSpan RepeatWindow = TimeSpan.FromMinutes(5);

    /// <summary>What a person could give back now.</summary>
    /// <param name="charge">Null: no such charge, or not visible to the person.</param>
    /// <param name="limits">Null: no right.</param>
    /// <param name="currency">The charge's; any where there is no charge: what zero is told in.</param>
    /// <param name="now">To judge the charge's age by.</param>
    /// <param name="used">May be null only where the limits do not count it.</param>
    public static RefundOptions Options(ChargeForRefund? charge, RefundLimits? limits, Currency currency, DateTimeOffset now, UsedLimits? used = null)
    {
        var answer = Impossible(charge, currency) with { Limits = limits, PossibleFrom = charge is null ? null : PartFrom(charge, now) };
        if ((CheckRight(charge, limits) ?? CheckCharge(charge!, limits!, now)) is { } denied) return answer with { WhyNot = denied };
        answer = answer with
        {
            LeftToday = used?.LeftToday(limits!),
            LeftThisMonth = used?.LeftThisMonth(limits!),
            PossibleUntil = Earlier(WindowEnd(charge!), OwnWindowEnd(charge!, limits!)),
        };
        var left = charge!.Balances.Refundable;
        var most = OwnMaximum(limits!, used, left);
        var asked = WholeAmountOnly(charge, limits!, left) is { } whole ? whole : most.Amount > 0m ? most : Smallest(left.Currency);
        return (CheckAmount(asked.Amount, charge, limits!, left) ?? CheckLimits(asked.Amount, limits!, used, left.Currency)) is { } refused
            ? answer with { WhyNot = refused }
            : Possible(answer, charge, limits!, asked);
    }

    /// <summary>Decides on one request.</summary>
    /// <param name="request">As it came in.</param>
    /// <param name="charge">Null: no such charge, or not visible to the person.</param>
    /// <param name="limits">Null: no right.</param>
    /// <param name="now">To judge the charge's age by.</param>
    /// <param name="used">May be null only where the limits do not count it.</param>
    public static RefundDecision Decide(RefundRequest request, ChargeForRefund? charge, RefundLimits? limits, DateTimeOffset now, UsedLimits? used = null) =>
        request.PayOut == PayOut.BackToMethod
            ? Judge(request.Amount, () => CheckReason(request, limits!), charge, limits, now, used)
            : DecidePayOut(request, charge, limits, now, used);

    /// <summary>Outside of the gateway none of its rules bind, and always another person must approve.</summary>
    private static RefundDecision DecidePayOut(RefundRequest request, ChargeForRefund? charge, RefundLimits? limits, DateTimeOffset now, UsedLimits? used)
    {
        var outside = charge is null ? null : charge with { Capabilities = GatewayCapabilities.Outside };
        var decision = Judge(request.Amount, () => CheckReason(request, limits!), outside, limits, now, used);
        return decision is RefundDecision.Allowed it ? it with { Demands = it.Demands | RefundDemands.Approval } : decision;
    }

    /// <summary>Decides on an amount before a reason is given: whether it could pass, and what it demands.</summary>
    /// <param name="amount">In the charge's currency; null: all that is left.</param>
    /// <inheritdoc cref="Decide"/>
    public static RefundDecision DecideAmount(decimal? amount, ChargeForRefund? charge, RefundLimits? limits, DateTimeOffset now, UsedLimits? used = null) =>
        Judge(amount, () => null, charge, limits, now, used);

    /// <summary>The same before it is known how the money goes: what the gateway can no longer give back may still be paid another way.</summary>
    /// <inheritdoc cref="DecideAmount"/>
    public static RefundDecision DecideAmountByAnyWay(decimal? amount, ChargeForRefund? charge, RefundLimits? limits, DateTimeOffset now, UsedLimits? used = null)
    {
        var decision = DecideAmount(amount, charge, limits, now, used);
        if (charge is null || decision is RefundDecision.Allowed) return decision;
        return DecideAmount(amount, charge with { Capabilities = GatewayCapabilities.Outside }, limits, now, used) is RefundDecision.Allowed paidOut ? paidOut : decision;
    }

    private static RefundDecision Judge(
        decimal? requested, Func<RefundDecision.Denied?> checkReason, ChargeForRefund? charge, RefundLimits? limits, DateTimeOffset now, UsedLimits? used)
    {
        if ((CheckRight(charge, limits) ?? CheckCharge(charge!, limits!, now)) is { } denied) return denied;
        var left = charge!.Balances.Refundable;
        var amount = requested ?? left.Amount;
        RefundDecision? refused = CheckAmount(amount, charge, limits!, left) ?? checkReason() ?? CheckLimits(amount, limits!, used, left.Currency);
        return refused ?? Allow(KindFor(charge)!.Value, new Money(amount, left.Currency), limits!) with { Repeats = Repeated(charge, amount, now) };
    }

    private static RefundDecision.Allowed Allow(RefundKind kind, Money amount, RefundLimits limits)
    {
        var demands = limits.DemandsOf(amount.Amount);
        var rule = demands.HasFlag(RefundDemands.Approval) ? PolicyRule.Approval
            : demands.HasFlag(RefundDemands.StepUp) ? PolicyRule.StepUp
            : demands.HasFlag(RefundDemands.CustomerCheck) ? PolicyRule.CustomerCheck
            : PolicyRule.MaximumPerRefund;
        return new RefundDecision.Allowed(kind, amount, demands) { DecidedBy = limits.RowOf(rule) };
    }

    /// <summary>The latest refund of the same amount that is on its way or done, and was asked for a moment ago.</summary>
    private static Guid? Repeated(ChargeForRefund charge, decimal amount, DateTimeOffset now) => charge.Refunds
        .Where(refund => refund.HoldsBalance && refund.Amount.Amount == amount && refund.RequestedOn is { } on && now - on <= RepeatWindow)
        .OrderByDescending(refund => refund.RequestedOn)
        .Select(refund => (Guid?)refund.Id)
        .FirstOrDefault();

    private static RefundDecision.Denied? CheckRight(ChargeForRefund? charge, RefundLimits? limits) =>
        limits is null ? new(DenialReason.NoRight)
        : !limits.SeesRefunds ? new(DenialReason.MayNotReadRefunds)
        : charge is null ? new(DenialReason.ChargeNotFound)
        : null;

    private static RefundDecision.Denied? CheckCharge(ChargeForRefund charge, RefundLimits limits, DateTimeOffset now)
    {
        if (charge.IsOwn) return new(DenialReason.OwnCharge);
        if (StateRefusal(charge.Status) is { } state) return new(state);
        if (charge.Disputed) return new(DenialReason.Disputed);
        if (WindowEnd(charge) is { } end && now > end) return new(DenialReason.WindowEnded, Date: end);
        if (OwnWindowEnd(charge, limits) is { } own && now > own) return By(limits, PolicyRule.DaysSinceCharge, new(DenialReason.OwnWindowEnded, Date: own));
        if (charge.Capabilities is null) return new(DenialReason.GatewayUnavailableForRefund);
        if (KindFor(charge) is null) return new(charge.Capabilities.Refunds ? DenialReason.NotBeforeSettlement : DenialReason.NoRefundsAtGateway);
        if (!limits.Allows(charge.Gateway)) return By(limits, PolicyRule.GatewayTypes, new(DenialReason.GatewayNotAllowed));
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

    /// <summary>When the charge should be settled, and a part of it can go back; null: it can now, or the gateway promises no time.</summary>
    private static DateTimeOffset? PartFrom(ChargeForRefund charge, DateTimeOffset now) =>
        charge.Status is ChargeStatus.Captured && charge.Capabilities is { RefundsBeforeSettlement: false, SettlesWithin: { } wait }
        && charge.ChargedOn + wait is { } from && from > now ? from : null;

    private static DateTimeOffset? OwnWindowEnd(ChargeForRefund charge, RefundLimits limits) =>
        limits.DaysSinceCharge is { } days ? charge.ChargedOn + TimeSpan.FromDays(days) : null;

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;

    /// <summary>Void or refund, by the charge's state and what the gateway can do; null: neither.</summary>
    private static RefundKind? KindFor(ChargeForRefund charge)
    {
        if (charge.Capabilities is not { } gateway) return null;
        if (charge.Status == ChargeStatus.Settled) return gateway.Refunds ? RefundKind.Refund : null;
        if (charge.Status == ChargeStatus.Captured && gateway is { Refunds: true, RefundsBeforeSettlement: true }) return RefundKind.Refund;
        return gateway.Voids ? RefundKind.Void : null;
    }

    /// <summary>The one amount that the gateway can give back where a part cannot go; null: any part can.</summary>
    private static Money? WholeAtTheGateway(ChargeForRefund charge, Money left) =>
        KindFor(charge) == RefundKind.Void ? charge.Captured : charge.Capabilities!.PartialRefunds ? null : left;

    private static Money? WholeAmountOnly(ChargeForRefund charge, RefundLimits limits, Money left) =>
        WholeAtTheGateway(charge, left) ?? (limits.FullOnly ? left : null);

    private static RefundDecision.Denied? CheckAmount(decimal amount, ChargeForRefund charge, RefundLimits limits, Money left)
    {
        if (amount <= 0m) return new(DenialReason.AmountNotPositive);
        if (!Money.Fits(amount, left.Currency)) return new(DenialReason.TooManyDecimals);
        if (WholeAtTheGateway(charge, left) is { } all && all > left) return new(DenialReason.OnlyFullBeforeSettlement, all);
        if (amount > left.Amount) return new(DenialReason.AboveWhatIsLeft, left);
        if (WholeAtTheGateway(charge, left) is { } whole && whole.Amount != amount)
            return new(KindFor(charge) == RefundKind.Void ? DenialReason.OnlyFullBeforeSettlement : DenialReason.OnlyWholeAmount, whole);
        return limits.FullOnly && amount != left.Amount ? By(limits, PolicyRule.FullOnly, new(DenialReason.OnlyFullAllowed, left)) : null;
    }

    private static RefundDecision.Denied? CheckReason(RefundRequest request, RefundLimits limits)
    {
        if (request.Reason is not { } value) return new(DenialReason.ReasonMissing);
        var reason = (RefundReason)value;
        if (!RefundReasons.All.Contains(reason)) return new(DenialReason.ReasonUnknown);
        if (!limits.Allows(reason)) return By(limits, PolicyRule.Reasons, new(DenialReason.ReasonNotAllowed));
        if (RefundReasons.NeedsNotes(reason) && string.IsNullOrWhiteSpace(request.Notes)) return new(DenialReason.NotesMissing);
        if (request.Notes.Length > LongestNotes) return new(DenialReason.NotesTooLong);
        return FreeText.Screen(request.Notes) == FreeTextFinding.None ? null : new(DenialReason.FreeTextLooksLikeCardData);
    }

    private static RefundDecision.Denied? CheckLimits(decimal amount, RefundLimits limits, UsedLimits? used, Currency currency)
    {
        if (amount > limits.MaximumPerRefund)
            return By(limits, PolicyRule.MaximumPerRefund, new(DenialReason.AboveOwnLimit, Money.AtMost(limits.MaximumPerRefund, currency)));
        if (!limits.CountsUse) return null;
        var counted = Known(used);
        if (!counted.Fits(amount, counted.LeftToday(limits)))
            return By(limits, PolicyRule.MaximumPerDay, new(DenialReason.AboveDayLimit, Money.AtMost(limits.MaximumPerDay!.Value, counted.Base), Left: counted.LeftToday(limits)));
        return counted.Fits(amount, counted.LeftThisMonth(limits)) ? null : By(limits, PolicyRule.MaximumPerMonth,
            new(DenialReason.AboveMonthLimit, Money.AtMost(limits.MaximumPerMonth!.Value, counted.Base), Left: counted.LeftThisMonth(limits)));
    }

    private static UsedLimits Known(UsedLimits? used) =>
        used ?? throw new InvalidOperationException("A limit per day or month cannot be judged without what was already given back.");

    private static RefundDecision.Denied By(RefundLimits limits, PolicyRule rule, RefundDecision.Denied denied) => denied with { DecidedBy = limits.RowOf(rule) };

    /// <summary>The most that the person may give back of what is left.</summary>
    private static Money OwnMaximum(RefundLimits limits, UsedLimits? used, Money left)
    {
        var most = Lower(left, Money.AtMost(limits.MaximumPerRefund, left.Currency));
        if (!limits.CountsUse) return most;
        var counted = Known(used);
        if (counted.LeftToday(limits) is { } today) most = Lower(most, counted.AtMost(today, left.Currency));
        return counted.LeftThisMonth(limits) is { } month ? Lower(most, counted.AtMost(month, left.Currency)) : most;
    }

    private static Money Lower(Money one, Money other) => one < other ? one : other;

    private static Money Smallest(Currency currency) => Money.FromMinorUnits(1, currency);

    private static RefundOptions Possible(RefundOptions answer, ChargeForRefund charge, RefundLimits limits, Money maximum) => answer with
    {
        Kind = KindFor(charge),
        FullAllowed = maximum == answer.Refundable,
        PartialAllowed = WholeAmountOnly(charge, limits, answer.Refundable) is null,
        Maximum = maximum,
        ApprovalAbove = limits.ApprovalAbove,
        StepUpAbove = limits.StepUpAbove,
        CustomerCheckAbove = limits.CustomerCheckAbove,
        Reasons = [.. RefundReasons.All.Where(limits.Allows)],
        Takes = RefundTimes.Of(charge.Capabilities!, charge.Method, KindFor(charge)!.Value),
    };

    private static RefundOptions Impossible(ChargeForRefund? charge, Currency currency) => new()
    {
        Refundable = charge?.Balances.Refundable ?? new Money(0m, currency),
        Maximum = new Money(0m, charge?.Captured.Currency ?? currency),
    };
}
