using CrmPayments.Core.Subscriptions;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Subscriptions;

/// <summary>Step before a subscription is written: refuses one that charges nothing, and keeps the next date where it belongs. Costs no call unless it refuses.</summary>
public sealed class CheckSubscription : Plugin
{
    private const string BeforeImage = "Before";

    private protected override void Run(Call call)
    {
        var target = call.Target;
        var row = Together(call.Context.PreEntityImages.Contains(BeforeImage) ? call.Context.PreEntityImages[BeforeImage] : new Entity(SubscriptionRow.Table), target);
        if (row.GetAttributeValue<CrmMoney>(SubscriptionRow.Amount) is not { Value: > 0m }) throw new InvalidPluginExecutionException(Sentences.For(call.ReadLanguage()).SubscriptionNoAmount());
        if (!row.Contains(SubscriptionRow.StartsOn)) row[SubscriptionRow.StartsOn] = target[SubscriptionRow.StartsOn] = call.Now.UtcDateTime;
        if (!GoesOn(row)) target[SubscriptionRow.NextChargeOn] = null;
        else if (!row.Contains(SubscriptionRow.NextChargeOn)) target[SubscriptionRow.NextChargeOn] = First(row, call.Now).UtcDateTime;
    }

    /// <summary>The row as it will be.</summary>
    private static Entity Together(Entity before, Entity target)
    {
        var row = new Entity(SubscriptionRow.Table);
        foreach (var column in before.Attributes.Concat(target.Attributes))
        {
            if (column.Value is null) row.Attributes.Remove(column.Key);
            else row[column.Key] = column.Value;
        }

        return row;
    }

    /// <summary>Whoever charges it: what its gateway charges has a next date, too, for the notices that come before it.</summary>
    private static bool GoesOn(Entity row) =>
        (SubscriptionStatus?)row.GetAttributeValue<OptionSetValue>(SubscriptionRow.Status)?.Value is null or SubscriptionStatus.Active or SubscriptionStatus.PastDue
        && !(row.GetAttributeValue<DateTime?>(SubscriptionRow.EndsOn) <= row.GetAttributeValue<DateTime?>(SubscriptionRow.NextChargeOn));

    /// <summary>A new one begins with its start; one that was suspended goes on with the next date, and what passed meanwhile is not charged.</summary>
    private static DateTimeOffset First(Entity row, DateTimeOffset now)
    {
        var schedule = SubscriptionRow.ScheduleOf(row);
        return schedule.StartsOn >= now ? schedule.StartsOn : schedule.NextAfter(now.AddTicks(-1));
    }
}
