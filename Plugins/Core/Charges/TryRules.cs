using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;

namespace CrmPayments.Core.Charges;

/// <summary>Whether a debt may be tried now, before the card networks are asked. The same for the ladder, a person, a flow and an offer.</summary>
/// <remarks>Order and content: practice/recovery.md, sections 1 and 9.</remarks>
public static class TryRules
{
    /// <param name="what">The debt, its case and the method.</param>
    /// <param name="amount">To be charged; null: all that is owed.</param>
    /// <param name="engine">What asks.</param>
    /// <returns>Null: nothing here stands in the way.</returns>
    public static TryRefusal? Refuse(DebtToCollect what, decimal? amount, ChargeEngine engine) =>
        DebtRefusal(what) ?? CaseRefusal(what, engine) ?? MethodRefusal(what) ?? AmountRefusal(what.Owed, amount);

    /// <summary>Read again immediately before it is sent: what has changed since it was scheduled.</summary>
    /// <param name="what">The debt as it is now. That something is under way is this try itself.</param>
    /// <param name="amount">Of the try.</param>
    /// <param name="engine">What asked for it.</param>
    public static TryRefusal? RefuseSending(DebtToCollect what, Money amount, ChargeEngine engine)
    {
        if (what.Owed.Amount <= 0m) return TryRefusal.Paid;
        if (amount > what.Owed) return TryRefusal.AmountNotPossible;
        if (what.Disputed) return TryRefusal.Disputed;
        return CaseRefusal(what, engine) ?? MethodRefusal(what);
    }

    /// <summary>Why this method cannot be charged; null: it can.</summary>
    public static TryRefusal? MethodRefusal(MethodToCharge? method)
    {
        if (method is null) return TryRefusal.NoMethod;
        if (method.IsRemoved) return TryRefusal.MethodRemoved;
        if (method.IsExpired) return TryRefusal.MethodExpired;
        if (method.Gateway is null) return TryRefusal.GatewayUnknown;
        return method.Gateway.ChargesStoredMethods ? null : TryRefusal.NotChargeable;
    }

    /// <summary>What a check that said no is called among the refusals.</summary>
    public static TryRefusal RefusalOf(ChargeProblem problem) => problem switch
    {
        ChargeProblem.CardExpired => TryRefusal.MethodExpired,
        ChargeProblem.MethodRemoved => TryRefusal.MethodRemoved,
        _ => TryRefusal.CheckFailed,
    };

    /// <summary>The reason that a first charge fails with when it is not sent; it is owed all the same.</summary>
    /// <param name="why">Which rule said no.</param>
    /// <param name="earlier">The reason of the earlier decline that forbids it; null: none does, or its reason is not known.</param>
    /// <returns>Null: it is not owed any more, or somebody said that it should not be charged.</returns>
    public static DeclineReason? ReasonOf(TryRefusal why, DeclineReason? earlier = null) => why switch
    {
        TryRefusal.NoMethod or TryRefusal.MethodNotFound or TryRefusal.MethodRemoved => DeclineReason.InvalidAccount,
        TryRefusal.MethodExpired => DeclineReason.ExpiredCard,
        TryRefusal.GatewayUnknown or TryRefusal.NotChargeable or TryRefusal.CheckFailed => DeclineReason.MerchantConfiguration,
        TryRefusal.ProofRequired => DeclineReason.ProofRequired,
        TryRefusal.NetworkLater => DeclineReason.TryLater,
        TryRefusal.NetworkNever => earlier ?? DeclineReason.NotPermitted,
        _ => null,
    };

    private static TryRefusal? MethodRefusal(DebtToCollect what) => what.MethodMissing ? TryRefusal.MethodNotFound : MethodRefusal(what.Method);

    private static TryRefusal? DebtRefusal(DebtToCollect what)
    {
        if (what.UnderWay || ChargeStates.IsLive(what.Status)) return TryRefusal.UnderWay;
        if (!ChargeStates.HasFailed(what.Status)) return TryRefusal.NotFailed;
        if (what.Owed.Amount <= 0m) return TryRefusal.Paid;
        if (what.Disputed) return TryRefusal.Disputed;
        return what.GatewayRetries ? TryRefusal.GatewayRetries : null;
    }

    private static TryRefusal? CaseRefusal(DebtToCollect what, ChargeEngine engine) => what.Case switch
    {
        CaseStatus.OfferOpen when !what.IsOfOffer => TryRefusal.OfferOpen,
        CaseStatus.Paused or CaseStatus.Promised or CaseStatus.WithAPerson when engine is ChargeEngine.Ladder => TryRefusal.CasePaused,
        CaseStatus.EndedUnpaid or CaseStatus.ClosedByAPerson when engine is ChargeEngine.Ladder => TryRefusal.CaseClosed,
        CaseStatus.WaitingForGateway when engine is ChargeEngine.Ladder => TryRefusal.GatewayRetries,
        _ => null,
    };

    private static TryRefusal? AmountRefusal(Money owed, decimal? amount) =>
        amount is { } asked && (asked <= 0m || asked > owed.Amount || !Money.Fits(asked, owed.Currency)) ? TryRefusal.AmountNotPossible : null;
}
