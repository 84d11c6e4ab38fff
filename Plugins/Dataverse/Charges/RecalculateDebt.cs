using CrmPayments.Core.Charges;
using CrmPayments.Core.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using CrmPayments.Plugins.Timeline;

namespace CrmPayments.Plugins.Charges;

/// <summary>Step after a charge was created or changed: computes what is owed and paid of the debt from all its tries, under the lock that <see cref="LockDebt"/> took.</summary>
public sealed class RecalculateDebt : Plugin
{
    private const string CurrencyAlias = "currency";

    private protected override void Run(Call call)
    {
        var change = DebtChange.Of(call);
        if (change.Origin is { } origin && change.ChangesWhatIsPaid) Recalculate(call, origin);
        else if (change.ChangesDebt) Recalculate(call, call.Context.PrimaryEntityId);
    }

    private static void Recalculate(Call call, Guid debtId)
    {
        var rows = Read(call.Service, debtId);
        if (rows.FirstOrDefault(row => row.Id == debtId) is not { } origin) return;
        var currency = CurrencyTable.Of(origin.Row(CurrencyAlias, CurrencyTable.Name));
        var debt = new Debt(
            StatusOf(origin), origin.Amount(TransactionRow.Amount, currency)!.Value, origin.Amount(TransactionRow.Discount, currency) ?? new Money(0m, currency),
            [.. rows.Where(row => row.Id != debtId).Select(row => new TryOnDebt(row.Id, StatusOf(row), row.Amount(TransactionRow.Amount, currency)!.Value))]);
        call.Service.Update(new Entity(TransactionRow.Table, debtId)
        {
            [TransactionRow.Owed] = new CrmMoney(debt.Owed.Amount),
            [TransactionRow.Paid] = new CrmMoney(debt.Paid.Amount),
        });
        if (debt.IsOverpaid) call.Service.Create(PersonTask.PaidTwice(origin, debt));
    }

    /// <summary>The debt with all its tries.</summary>
    private static DataCollection<Entity> Read(IOrganizationService service, Guid debtId)
    {
        var query = new QueryExpression(TransactionRow.Table)
        {
            ColumnSet = new ColumnSet(TransactionRow.Name, TransactionRow.Status, TransactionRow.Amount, TransactionRow.Discount, TransactionRow.Customer, "ownerid"),
        };
        query.Criteria.FilterOperator = LogicalOperator.Or;
        query.Criteria.AddCondition(TransactionRow.Id, ConditionOperator.Equal, debtId);
        query.Criteria.AddCondition(TransactionRow.Origin, ConditionOperator.Equal, debtId);
        var currency = query.AddLink(CurrencyTable.Name, TransactionRow.Currency, CurrencyTable.Id);
        currency.EntityAlias = CurrencyAlias;
        currency.Columns = new ColumnSet(CurrencyTable.ForAmounts);
        return service.RetrieveMultiple(query).Entities;
    }

    private static ChargeStatus StatusOf(Entity row) => (ChargeStatus)row.GetAttributeValue<OptionSetValue>(TransactionRow.Status).Value;
}
