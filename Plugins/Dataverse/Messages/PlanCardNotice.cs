using CrmPayments.Core.Messages;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Messages;

/// <summary>Step before a payment method is written: sets when it is looked at whether its customer must be told that it expires. Costs no call.</summary>
public sealed class PlanCardNotice : Plugin
{
    private const string BeforeImage = "Before";

    private protected override void Run(Call call)
    {
        var method = Merged(call);
        var active = method.GetAttributeValue<OptionSetValue>(PaymentMethodRow.Status)?.Value is null or PaymentMethodRow.Active;
        var ends = CardNotices.FirstDayAfter(method.GetAttributeValue<int?>(PaymentMethodRow.ExpiryMonth), method.GetAttributeValue<int?>(PaymentMethodRow.ExpiryYear));
        call.Target[PaymentMethodRow.NoticeOn] = active && !method.Contains(PaymentMethodRow.ReplacedBy) && ends is { } day ? Later(day.AddDays(-CardNotices.LookAhead), call.Now.UtcDateTime) : null;
    }

    private static Entity Merged(Call call)
    {
        var row = new Entity(PaymentMethodRow.Table);
        if (call.Context.PreEntityImages.Contains(BeforeImage)) row.Attributes.AddRange(call.Context.PreEntityImages[BeforeImage].Attributes);
        foreach (var change in call.Target.Attributes) row[change.Key] = change.Value;
        foreach (var empty in row.Attributes.Where(it => it.Value is null).Select(it => it.Key).ToList()) row.Attributes.Remove(empty);
        return row;
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}
