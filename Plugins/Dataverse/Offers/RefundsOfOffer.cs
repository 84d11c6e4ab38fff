using CrmPayments.Core.Recovery;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Subscriptions;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Recovery;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Offers;

/// <summary>Follows the refunds of a debt that is given up, until all of them have ended.</summary>
internal sealed class RefundsOfOffer(Call call)
{
    /// <summary>Between two looks: a refund takes hours or days, and is told by its own notifications meanwhile.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromHours(6);

    /// <returns>What is to be committed now.</returns>
    /// <remarks>One organization-service call, two at the end.</remarks>
    public IReadOnlyList<OrganizationRequest> Look(OfferCase offer)
    {
        var states = Read(offer.PaymentReference);
        if (states.Any(state => state is RefundStatus.Failed or RefundStatus.Rejected or RefundStatus.Cancelled)) return [.. Stuck(offer)];

        // Where all of it came by hand there is no refund to wait for: it is a person's task.
        return states.All(state => state == RefundStatus.Succeeded) ? [.. Done(offer)] : [OfferChange.Later(offer, call.Now + Pause)];
    }

    /// <summary>Nobody collects this debt any more, as soon as the offer is fulfilled; what else the case is about goes on.</summary>
    private IEnumerable<OrganizationRequest> Done(OfferCase offer) =>
        [.. OfferChange.Ended(offer, OfferStatus.Fulfilled, call.Now), .. SubscriptionOf(offer)];

    /// <remarks>One organization-service call where the debt is a subscription's.</remarks>
    private IEnumerable<OrganizationRequest> SubscriptionOf(OfferCase offer)
    {
        if (offer.Debt.GetAttributeValue<EntityReference>(TransactionRow.Subscription) is not { } reference) yield break;
        var subscription = call.Service.Retrieve(SubscriptionRow.Table, reference.Id, new ColumnSet(SubscriptionRow.Name, SubscriptionRow.Status, SubscriptionRow.Engine));
        if (SubscriptionRow.StatusOf(subscription) is SubscriptionStatus.Cancelled or SubscriptionStatus.Ended) yield break;
        yield return subscription.GetAttributeValue<OptionSetValue>(SubscriptionRow.Engine)?.Value == (int)BillingEngine.Gateway
            ? new CreateRequest { Target = OfferTask.StopAtGateway(offer, subscription.GetAttributeValue<string>(SubscriptionRow.Name) ?? "") }
            : new UpdateRequest { Target = SubscriptionEnds.Cancelled(subscription.Id, call.Now) };
    }

    private IEnumerable<OrganizationRequest> Stuck(OfferCase offer) =>
    [
        .. OfferChange.Ended(offer, OfferStatus.Failed, call.Now, Sentences.For(offer.Language).OfferRefundFailed()),
        new CreateRequest { Target = OfferTask.RefundsStuck(offer) },
    ];

    private List<RefundStatus> Read(string reference)
    {
        var query = new QueryExpression(RefundRow.Table) { ColumnSet = new ColumnSet(RefundRow.Status) };
        query.Criteria.AddCondition(RefundRow.IdempotencyKey, ConditionOperator.BeginsWith, reference + "-R");
        return [.. call.Service.RetrieveMultiple(query).Entities.Select(row => (RefundStatus)row.GetAttributeValue<OptionSetValue>(RefundRow.Status).Value)];
    }
}
