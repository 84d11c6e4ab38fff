using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Core.Subscriptions;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>Async step when a subscription's status changes: one that could not be set up needs a person; one that works again does not.</summary>
public sealed class WatchSubscription : Plugin
{
    private protected override void Run(Call call)
    {
        if (call.Target.GetAttributeValue<OptionSetValue>(SubscriptionRow.Status) is not { } status) return;
        if ((SubscriptionStatus)status.Value == SubscriptionStatus.SetUpFailed) Open(call, call.Target.Id);
        else if (call.Context.MessageName == "Update") Close(call, call.Target.Id);
    }

    private static void Open(Call call, Guid subscriptionId)
    {
        if (OpenTask.About(call.Service, subscriptionId) is not null) return;
        if (SetupOfSubscription.Read(call.Service, subscriptionId) is not { Status: SubscriptionStatus.SetUpFailed, Customer: not null } subscription) return;
        call.Together([.. RecoveryTasks.Requests(call, subscription.Order(null, ""))]);
    }

    private static void Close(Call call, Guid subscriptionId)
    {
        // As it is now: this job may run after a later failure.
        if (SetupOfSubscription.Read(call.Service, subscriptionId) is not { } subscription || subscription.Status == SubscriptionStatus.SetUpFailed) return;
        var requests = RecoveryTasks.Close(call, [TaskKey.OfSubscription(subscriptionId)], new TaskEnd(TaskOutcome.DataCorrected, null));
        if (requests.Count > 0) call.Together([.. requests]);
    }
}
