using CrmPayments.Core.Recovery;
using CrmPayments.Core.Subscriptions;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>What the end of a ladder does to the subscription that was not paid.</summary>
internal static class SubscriptionEnds
{
    /// <summary>The customer cannot pay and gets back what they paid: no further period is charged.</summary>
    public static Entity Cancelled(Guid subscriptionId, DateTimeOffset now) => Change(new Entity(SubscriptionRow.Table, subscriptionId), EndAction.CancelNow, now)!;

    /// <param name="subscription">With status, next charge and end.</param>
    /// <param name="action">The policy's.</param>
    /// <param name="now">When.</param>
    /// <returns>Null: nothing changes.</returns>
    public static Entity? Change(Entity subscription, EndAction action, DateTimeOffset now)
    {
        var row = new Entity(SubscriptionRow.Table, subscription.Id);
        switch (action)
        {
            case EndAction.Suspend:
                row[SubscriptionRow.Status] = new OptionSetValue((int)SubscriptionStatus.Suspended);
                row[SubscriptionRow.NextChargeOn] = null;
                return row;
            case EndAction.CancelNow:
                row[SubscriptionRow.Status] = new OptionSetValue((int)SubscriptionStatus.Cancelled);
                row[SubscriptionRow.NextChargeOn] = null;
                row[SubscriptionRow.EndsOn] = now.UtcDateTime;
                return row;
            case EndAction.CancelAtPeriodEnd:
                // The period that was begun ends with the date on which the next one would be charged.
                row[SubscriptionRow.EndsOn] = subscription.GetAttributeValue<DateTime?>(SubscriptionRow.NextChargeOn) ?? now.UtcDateTime;
                return row;
            case EndAction.KeepActive or EndAction.WriteOff when SubscriptionRow.StatusOf(subscription) == SubscriptionStatus.PastDue:
                row[SubscriptionRow.Status] = new OptionSetValue((int)SubscriptionStatus.Active);
                return row;
            default:
                return null;
        }
    }
}
