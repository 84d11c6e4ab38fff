using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Core.Subscriptions;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Recovery.Tasks;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>The charge of a period that was withdrawn before it was sent, although its subscription goes on: somebody's check said no, and a person must know.</summary>
internal sealed class WithdrawnPeriod(Call call)
{
    private const string SubscriptionAlias = "subscription", CurrencyAlias = "currency";
    /// <remarks>Two organization-service calls; what a task costs where it goes on.</remarks>
    public void Tell(Guid chargeId)
    {
        if (Read(chargeId) is not { } row || row.GetAttributeValue<EntityReference>(TransactionRow.Customer) is not { } customer) return;
        call.Together([.. RecoveryTasks.Requests(call, Order(row, customer, OrganizationLanguage.Texts(call.Service)))]);
    }

    private static TaskOrder Order(Entity row, EntityReference customer, Sentences texts)
    {
        var subscription = row.Row(SubscriptionAlias, SubscriptionRow.Table);
        var why = row.GetAttributeValue<string>(TransactionRow.GatewayText) ?? "";
        return new TaskOrder(TaskKind.DataProblem, customer)
        {
            TransactionId = row.Id,
            SubscriptionId = subscription.Id,
            Amount = row.Amount(TransactionRow.Amount, CurrencyTable.Of(row.Row(CurrencyAlias, CurrencyTable.Name))),
            Currency = row.GetAttributeValue<EntityReference>(TransactionRow.Currency),
            IncomeType = subscription.GetAttributeValue<string>(SubscriptionRow.IncomeType) ?? "",
            Description = texts.SubscriptionNotCharged(row.GetAttributeValue<DateTime?>(TransactionRow.DueOn) ?? row.GetAttributeValue<DateTime>("createdon"), why),
            Owner = row.GetAttributeValue<EntityReference>("ownerid"),
        };
    }

    /// <returns>Null: it belongs to no subscription, or to one that is over or suspended.</returns>
    private Entity? Read(Guid chargeId)
    {
        var query = new QueryExpression(TransactionRow.Table)
        {
            ColumnSet = new ColumnSet(TransactionRow.Customer, TransactionRow.Amount, TransactionRow.Currency, TransactionRow.GatewayText, TransactionRow.DueOn, "createdon", "ownerid"),
        };
        query.Criteria.AddCondition(TransactionRow.Id, ConditionOperator.Equal, chargeId);
        var subscription = query.AddLink(SubscriptionRow.Table, TransactionRow.Subscription, SubscriptionRow.Id);
        subscription.EntityAlias = SubscriptionAlias;
        subscription.Columns = new ColumnSet(SubscriptionRow.Id, SubscriptionRow.IncomeType);
        subscription.LinkCriteria.AddCondition(SubscriptionRow.Status, ConditionOperator.In, (int)SubscriptionStatus.Active, (int)SubscriptionStatus.PastDue);
        var currency = query.AddLink(CurrencyTable.Name, TransactionRow.Currency, CurrencyTable.Id);
        currency.EntityAlias = CurrencyAlias;
        currency.Columns = new ColumnSet(CurrencyTable.ForAmounts);
        return call.Service.RetrieveMultiple(query).Entities.FirstOrDefault();
    }
}
