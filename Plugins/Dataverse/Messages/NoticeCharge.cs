using CrmPayments.Core.Declines;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Subscriptions;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Recovery;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Messages;

/// <summary>Async step on cpay_subscription when due work asks for a notice: plans the message that a charge is to come, once for each charge.</summary>
public sealed class NoticeCharge : Plugin
{
    // Who once had an amount not released is asked to have it ready; older history is nobody's business.
    private static readonly TimeSpan History = TimeSpan.FromDays(180);

    private protected override void Run(Call call)
    {
        var columns = new ColumnSet(SubscriptionRow.Customer, SubscriptionRow.PaymentMethod, SubscriptionRow.NextChargeOn, SubscriptionRow.NoticeOn, SubscriptionRow.Status);
        var row = call.Service.Retrieve(SubscriptionRow.Table, call.Context.PrimaryEntityId, columns);
        if (!row.Contains(SubscriptionRow.NoticeOn)) return;
        var moved = new UpdateRequest { Target = new Entity(SubscriptionRow.Table, row.Id) { [SubscriptionRow.NoticeOn] = null } };
        if (OrderOf(call, row) is { } order) RecoveryMessages.PlanOnce(call, moved, order);
        else call.Together(moved);
    }

    /// <returns>Null: nothing will be charged, or to nobody we know.</returns>
    private static MessageOrder? OrderOf(Call call, Entity row)
    {
        if (SubscriptionRow.StatusOf(row) != SubscriptionStatus.Active || row.GetAttributeValue<DateTime?>(SubscriptionRow.NextChargeOn) is not { } next || next <= call.Now.UtcDateTime) return null;
        if (row.GetAttributeValue<EntityReference>(SubscriptionRow.Customer) is not { } customer || MessageCustomer.Read(call.Service, customer) is not { } known) return null;
        return new MessageOrder(customer, MessageKind.ChargeComing, $"{row.Id:N}-{next:yyyyMMddHHmm}")
        {
            Subscription = row.ToEntityReference(),
            PaymentMethod = row.GetAttributeValue<EntityReference>(SubscriptionRow.PaymentMethod),
            Until = CustomerClock.For(known.Place, RecoveryBook.ReadCountries(call.Service)).Local(new DateTimeOffset(DateTime.SpecifyKind(next, DateTimeKind.Utc))).Date,
            Wording = OnceNotReleased(call, customer) ? MessageWording.NotReleased : null,
        };
    }

    private static bool OnceNotReleased(Call call, EntityReference customer)
    {
        var query = new QueryExpression(TransactionRow.Table) { ColumnSet = new ColumnSet(false), TopCount = 1 };
        query.Criteria.AddCondition(TransactionRow.Customer, ConditionOperator.Equal, customer.Id);
        query.Criteria.AddCondition(TransactionRow.DeclineReason, ConditionOperator.Equal, (int)DeclineReason.InsufficientFunds);
        query.Criteria.AddCondition(TransactionRow.ChargedOn, ConditionOperator.GreaterEqual, (call.Now - History).UtcDateTime);
        return call.Service.RetrieveMultiple(query).Entities.Count > 0;
    }
}
