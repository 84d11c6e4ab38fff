using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Methods;

/// <summary>
/// Step before a stored method is created: sets the day on which it is looked at first. Whether it is verified then, its gateway
/// says. Costs no call.
/// </summary>
public sealed class PlanVerification : Plugin
{
    private static readonly TimeSpan First = TimeSpan.FromDays(30);

    private protected override void Run(Call call)
    {
        if (!call.Target.Contains(PaymentMethodRow.NextVerifyOn)) call.Target[PaymentMethodRow.NextVerifyOn] = (call.Now + First).UtcDateTime;
    }
}
