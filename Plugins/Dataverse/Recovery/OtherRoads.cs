using CrmPayments.Core.Recovery;
using CrmPayments.Core.Subscriptions;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>Money that came without a try of ours. If it pays an open debt of the same customer, it becomes the try that brought it, and the debt's own ledger counts it.</summary>
internal sealed class OtherRoads(Call call)
{
    private const string CurrencyAlias = "currency", CaseAlias = "case", SubscriptionAlias = "subscription";

    /// <param name="chargeId">The charge that brought money.</param>
    /// <param name="charge">As the step's image has it.</param>
    /// <remarks>One organization-service call; two where it pays a debt.</remarks>
    public void Take(Guid chargeId, Entity charge)
    {
        if (charge.GetAttributeValue<EntityReference>(TransactionRow.Customer) is not { } customer) return;
        var rows = call.Service.RetrieveMultiple(Query(customer.Id, chargeId)).Entities;
        if (rows.FirstOrDefault(row => row.Id == chargeId) is not { } paid) return;
        var facts = FactsOf(paid);
        var debt = rows.Where(row => row.Id != chargeId && facts.Pays(FactsOf(row))).OrderBy(row => FactsOf(row).On).FirstOrDefault();
        if (debt is null) return;
        call.Service.Update(new Entity(TransactionRow.Table, chargeId)
        {
            [TransactionRow.Origin] = debt.ToEntityReference(),
            [TransactionRow.RecoveryCase] = debt[TransactionRow.RecoveryCase],
        });
        new CaseWork(call).LookAt(debt.GetAttributeValue<EntityReference>(TransactionRow.RecoveryCase).Id);
    }

    /// <summary>The customer's debts in open cases, and the charge itself.</summary>
    private static QueryExpression Query(Guid customerId, Guid chargeId)
    {
        var query = new QueryExpression(TransactionRow.Table)
        {
            ColumnSet = new ColumnSet(
                TransactionRow.Amount, TransactionRow.Owed, TransactionRow.OrderReference, TransactionRow.Subscription, TransactionRow.DueOn, TransactionRow.ChargedOn, TransactionRow.CompletedOn, TransactionRow.RecoveryCase, "createdon"),
        };
        query.Criteria.AddCondition(TransactionRow.Customer, ConditionOperator.Equal, customerId);
        query.Criteria.AddCondition(TransactionRow.Origin, ConditionOperator.Null);
        var either = query.Criteria.AddFilter(LogicalOperator.Or);
        either.AddCondition(TransactionRow.Id, ConditionOperator.Equal, chargeId);
        either.AddCondition(CaseAlias, RecoveryCaseRow.OpenKey, ConditionOperator.NotNull);
        var currency = query.AddLink(CurrencyTable.Name, TransactionRow.Currency, CurrencyTable.Id);
        currency.EntityAlias = CurrencyAlias;
        currency.Columns = new ColumnSet(CurrencyTable.Code);
        var open = query.AddLink(RecoveryCaseRow.Table, TransactionRow.RecoveryCase, RecoveryCaseRow.Id, JoinOperator.LeftOuter);
        open.EntityAlias = CaseAlias;
        open.Columns = new ColumnSet(RecoveryCaseRow.Id);
        var subscription = query.AddLink(SubscriptionRow.Table, TransactionRow.Subscription, SubscriptionRow.Id, JoinOperator.LeftOuter);
        subscription.EntityAlias = SubscriptionAlias;
        subscription.Columns = new ColumnSet(SubscriptionRow.Engine, SubscriptionRow.Interval, SubscriptionRow.IntervalCount);
        return query;
    }

    private static PaidElsewhere FactsOf(Entity row)
    {
        var on = row.Time(TransactionRow.CompletedOn) ?? row.Time(TransactionRow.ChargedOn) ?? row.Time("createdon")!.Value;
        var subscription = row.Row(SubscriptionAlias, SubscriptionRow.Table);
        return new(
            row.Row(CurrencyAlias, CurrencyTable.Name).GetAttributeValue<string>(CurrencyTable.Code),
            (row.GetAttributeValue<CrmMoney>(TransactionRow.Owed) ?? row.GetAttributeValue<CrmMoney>(TransactionRow.Amount))?.Value ?? 0m,
            row.GetAttributeValue<string>(TransactionRow.OrderReference) ?? "",
            row.GetAttributeValue<EntityReference>(TransactionRow.Subscription)?.Id,
            on)
        {
            PeriodOn = row.Time(TransactionRow.DueOn),
            NextPeriodOn = subscription.GetAttributeValue<OptionSetValue>(SubscriptionRow.Engine)?.Value == (int)BillingEngine.Gateway ? SubscriptionRow.ScheduleFrom(subscription, on).NextAfter(on) : null,
        };
    }
}
