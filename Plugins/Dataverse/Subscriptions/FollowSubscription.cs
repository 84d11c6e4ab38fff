using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Recovery;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Subscriptions;

/// <summary>Async step on cpay_subscription when its status changes: what was cancelled is not collected any more.</summary>
public sealed class FollowSubscription : Plugin
{
    private protected override void Run(Call call)
    {
        foreach (var recovery in OpenCases.With(call.Service, TransactionRow.Subscription, call.Context.PrimaryEntityId)) new CaseWork(call).LookAt(recovery);
    }
}
