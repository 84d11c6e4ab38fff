using CrmPayments.Core.Subscriptions;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Messages;

/// <summary>Step before a subscription is written: sets when its customer is told of the next charge. Costs no call.</summary>
public sealed class PlanChargeNotice : Plugin
{
    private const string BeforeImage = "Before";

    private protected override void Run(Call call)
    {
        var before = call.Context.PreEntityImages.Contains(BeforeImage) ? call.Context.PreEntityImages[BeforeImage] : new Entity(SubscriptionRow.Table);
        var status = (SubscriptionStatus?)Now<OptionSetValue>(call.Target, before, SubscriptionRow.Status)?.Value ?? SubscriptionStatus.Active;
        var days = Now<int?>(call.Target, before, SubscriptionRow.NoticeDays);
        var next = Now<DateTime?>(call.Target, before, SubscriptionRow.NextChargeOn);
        call.Target[SubscriptionRow.NoticeOn] = status == SubscriptionStatus.Active && days is { } ahead && next > call.Now.UtcDateTime ? On(next.Value, ahead, call.Now.UtcDateTime) : null;
    }

    private static T? Now<T>(Entity target, Entity before, string column) => (target.Contains(column) ? target : before).GetAttributeValue<T?>(column);

    private static DateTime On(DateTime charge, int days, DateTime now) => charge.AddDays(-days) is var on && on > now ? on : now;
}
