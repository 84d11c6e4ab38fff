using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Subscriptions;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Messages;

/// <summary>Where that stands now what a planned message speaks of.</summary>
internal static class MessageStanding
{
    /// <param name="it">The message.</param>
    /// <param name="debts">Those of its customer.</param>
    /// <param name="clock">The customer's.</param>
    public static CaseStanding Of(PlannedMessage it, CustomerDebts debts, CustomerClock clock)
    {
        if (it.Kind == MessageKind.CardExpires) return MethodStands(it) && SubscriptionStands(it) ? CaseStanding.NoDebt : CaseStanding.Changed;
        if (it.Kind == MessageKind.ChargeComing) return SubscriptionStands(it) && IsThatCharge(it, clock) ? CaseStanding.NoDebt : CaseStanding.Changed;
        if (it.Offer.Contains(AlternativeOfferRow.Status) && OfferStatusOf(it) is not (OfferStatus.Open or OfferStatus.Accepted)) return CaseStanding.Changed;
        if (it.CaseReference is { } recovery) return OfCase(it, recovery.Id, debts);
        return it.Transaction is { } charge && debts.IsPaid(charge.Id) ? CaseStanding.Paid : CaseStanding.Open;
    }

    private static CaseStanding OfCase(PlannedMessage it, Guid caseId, CustomerDebts debts) => it.CaseStatus switch
    {
        CaseStatus.Recovered => CaseStanding.Paid,
        CaseStatus.EndedUnpaid or CaseStatus.ClosedByAPerson or null => CaseStanding.Ended,
        _ when !debts.Of(caseId).Any() => debts.IsDisputed(caseId) ? CaseStanding.Ended : CaseStanding.Paid,
        CaseStatus.OfferOpen or CaseStatus.Paused or CaseStatus.Promised => CaseStanding.Resting,
        CaseStatus.WaitingForAnswer => CaseStanding.BeingTried,
        _ => CaseStanding.Open,
    };

    private static OfferStatus OfferStatusOf(PlannedMessage it) => (OfferStatus)it.Offer.GetAttributeValue<OptionSetValue>(AlternativeOfferRow.Status).Value;

    private static bool MethodStands(PlannedMessage it) =>
        it.Method.GetAttributeValue<OptionSetValue>(PaymentMethodRow.Status)?.Value == PaymentMethodRow.Active && !it.Method.Contains(PaymentMethodRow.ReplacedBy)
        && it.Until is { } day
        && CardNotices.FirstDayAfter(it.Method.GetAttributeValue<int?>(PaymentMethodRow.ExpiryMonth), it.Method.GetAttributeValue<int?>(PaymentMethodRow.ExpiryYear)) <= day;

    private static bool SubscriptionStands(PlannedMessage it) => it.Subscription.Contains(SubscriptionRow.Status)
        && SubscriptionRow.StatusOf(it.Subscription) is SubscriptionStatus.Active or SubscriptionStatus.PastDue
        && (it.Method.Id == Guid.Empty || it.Subscription.GetAttributeValue<EntityReference>(SubscriptionRow.PaymentMethod)?.Id == it.Method.Id);

    // The charge was moved: another notice is planned for the new day.
    private static bool IsThatCharge(PlannedMessage it, CustomerClock clock) =>
        it.Subscription.GetAttributeValue<DateTime?>(SubscriptionRow.NextChargeOn) is { } on && clock.Local(new DateTimeOffset(DateTime.SpecifyKind(on, DateTimeKind.Utc))).Date == it.Until;
}
