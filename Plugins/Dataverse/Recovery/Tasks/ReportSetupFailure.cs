using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>Custom API cpay_ReportSetupFailure: a flow or a service tells that the bank did not accept a recurrence. A person gets a task.</summary>
public sealed class ReportSetupFailure : Plugin
{
    private protected override void Run(Call call)
    {
        var subscriptionId = call.RequiredId("SubscriptionId");
        var problem = Problem(call);
        var text = (call.Input<string>("Text") ?? "").Trim();
        var sentences = Sentences.For(call.ReadLanguage());
        var subscription = SetupOfSubscription.Read(call.Service, subscriptionId);
        if (subscription?.Customer is null) Refuse(call, sentences.SubscriptionNotFound());
        else if (subscription.HasEnded) Refuse(call, sentences.SubscriptionHasEnded());
        else if (FreeText.Screen(text) != FreeTextFinding.None) Refuse(call, sentences.TaskCommentRefused(ContactRules.LongestComment));
        else Record(call, subscription, problem, text.Cut(ContactRules.LongestComment), sentences);
    }

    /// <exception cref="InvalidPluginExecutionException">It is missing, or none of ours.</exception>
    private static SetupProblem Problem(Call call)
    {
        var problem = (SetupProblem)(call.Input<OptionSetValue>("Problem")?.Value ?? 0);
        return Enum.IsDefined(typeof(SetupProblem), problem) ? problem : throw new InvalidPluginExecutionException("The parameter Problem must be an option value of cpay_recoverytask.cpay_setupproblem.");
    }

    private static void Record(Call call, SetupOfSubscription subscription, SetupProblem problem, string text, Sentences sentences)
    {
        call.Service.Execute(subscription.Failed(text));
        var requests = RecoveryTasks.Requests(call, subscription.Order(problem, text));
        call.InTurn(requests);
        call.Output("Outcome", requests[0] is CreateRequest ? "Recorded" : "Duplicate");
        call.Output("RecoveryTaskId", requests[0] is CreateRequest create ? create.Target.Id : ((UpdateRequest)requests[0]).Target.Id);
        call.Output("Message", sentences.SetupFailureRecorded(problem));
    }

    private static void Refuse(Call call, string message)
    {
        call.Output("Outcome", "Denied");
        call.Output("Message", message);
    }
}
