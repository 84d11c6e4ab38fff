using CrmPayments.Core.Gateways;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Subscriptions;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Recovery;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Messages;

/// <summary>
/// Async step on cpay_paymentmethod when due work asks for a look: plans the next notice that the method expires, counted back
/// from the first charge it will be too old for. Nobody is told of a card that nothing is charged to, or that still works.
/// </summary>
public sealed class NoticeCard : Plugin
{
    // Something may be charged to it tomorrow that is not today.
    private static readonly TimeSpan Again = TimeSpan.FromDays(7);

    // A card without a charge is looked at for so long after its end.
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(60);

    private protected override void Run(Call call)
    {
        var columns = new ColumnSet(PaymentMethodRow.Customer, PaymentMethodRow.ExpiryMonth, PaymentMethodRow.ExpiryYear, PaymentMethodRow.Status, PaymentMethodRow.ReplacedBy, PaymentMethodRow.NoticeOn);
        var method = call.Service.Retrieve(PaymentMethodRow.Table, call.Context.PrimaryEntityId, columns);
        if (!method.Contains(PaymentMethodRow.NoticeOn)) return;
        var ends = CardNotices.FirstDayAfter(method.GetAttributeValue<int?>(PaymentMethodRow.ExpiryMonth), method.GetAttributeValue<int?>(PaymentMethodRow.ExpiryYear));
        if (ends is not { } day || Works(call.Service, method.Id, day)) call.Service.Update(Next(method, null));
        else Plan(call, method, new DateTimeOffset(day));
    }

    private static void Plan(Call call, Entity method, DateTimeOffset ends)
    {
        var first = Charged(call.Service, method.Id).Select(row => new Candidate(row, FirstFrom(row, ends))).Where(it => it.On is not null).OrderBy(it => it.On).FirstOrDefault();
        if (first?.On is not { } charge)
        {
            call.Service.Update(Next(method, call.Now < ends + GivenUpAfter ? call.Now + Again : null));
            return;
        }

        var notice = CardNotices.Next(charge, call.Now);
        var moved = new UpdateRequest { Target = Next(method, notice.Next ?? charge + Again) };
        if (notice.Days is { } days && method.GetAttributeValue<EntityReference>(PaymentMethodRow.Customer) is { } customer) RecoveryMessages.PlanOnce(call, moved, Order(call, method, customer, first, charge, days));
        else call.Together(moved);
    }

    private static MessageOrder Order(Call call, Entity method, EntityReference customer, Candidate first, DateTimeOffset charge, int days)
    {
        var place = MessageCustomer.Read(call.Service, customer)?.Place ?? default;
        return new MessageOrder(customer, MessageKind.CardExpires, $"{method.Id:N}-{charge.UtcDateTime:yyyyMMdd}-{days}")
        {
            PaymentMethod = method.ToEntityReference(),
            Subscription = first.Subscription.ToEntityReference(),
            Until = CustomerClock.For(place, RecoveryBook.ReadCountries(call.Service)).Local(charge).Date,
        };
    }

    /// <summary>A charge after its printed end went well: the bank renewed it without a word.</summary>
    private static bool Works(IOrganizationService service, Guid methodId, DateTime ends)
    {
        var query = new QueryExpression(TransactionRow.Table) { ColumnSet = new ColumnSet(false), TopCount = 1 };
        query.Criteria.AddCondition(TransactionRow.PaymentMethod, ConditionOperator.Equal, methodId);
        query.Criteria.AddCondition(TransactionRow.ChargedOn, ConditionOperator.GreaterEqual, ends);
        query.Criteria.AddCondition(TransactionRow.Status, ConditionOperator.In, (int)ChargeStatus.Authorized, (int)ChargeStatus.Captured, (int)ChargeStatus.Settled);
        return service.RetrieveMultiple(query).Entities.Count > 0;
    }

    private static DataCollection<Entity> Charged(IOrganizationService service, Guid methodId)
    {
        var query = new QueryExpression(SubscriptionRow.Table)
        {
            ColumnSet = new ColumnSet(SubscriptionRow.NextChargeOn, SubscriptionRow.StartsOn, SubscriptionRow.EndsOn, SubscriptionRow.Interval, SubscriptionRow.IntervalCount, SubscriptionRow.AnchorDay),
        };
        query.Criteria.AddCondition(SubscriptionRow.PaymentMethod, ConditionOperator.Equal, methodId);
        query.Criteria.AddCondition(SubscriptionRow.Status, ConditionOperator.In, (int)SubscriptionStatus.Active, (int)SubscriptionStatus.PastDue);
        return service.RetrieveMultiple(query).Entities;
    }

    /// <returns>Null: it ends before.</returns>
    private static DateTimeOffset? FirstFrom(Entity subscription, DateTimeOffset ends)
    {
        if (Time(subscription, SubscriptionRow.NextChargeOn) is not { } next) return null;
        var first = next >= ends ? next : Schedule(subscription)?.NextAfter(ends.AddTicks(-1));
        return Time(subscription, SubscriptionRow.EndsOn) is { } last && first > last ? null : first;
    }

    private static BillingSchedule? Schedule(Entity subscription) =>
        subscription.GetAttributeValue<OptionSetValue>(SubscriptionRow.Interval) is { } interval && Time(subscription, SubscriptionRow.StartsOn) is { } starts
            ? new BillingSchedule((BillingInterval)interval.Value, Math.Max(1, subscription.GetAttributeValue<int>(SubscriptionRow.IntervalCount)), starts, subscription.GetAttributeValue<int?>(SubscriptionRow.AnchorDay))
            : null;

    private static DateTimeOffset? Time(Entity row, string column) =>
        row.GetAttributeValue<DateTime?>(column) is { } on ? new DateTimeOffset(DateTime.SpecifyKind(on, DateTimeKind.Utc)) : null;

    private static Entity Next(Entity method, DateTimeOffset? on) => new(PaymentMethodRow.Table, method.Id) { [PaymentMethodRow.NoticeOn] = on?.UtcDateTime };

    private sealed record Candidate(Entity Subscription, DateTimeOffset? On);
}
