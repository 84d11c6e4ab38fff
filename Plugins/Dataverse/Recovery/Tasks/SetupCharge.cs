using CrmPayments.Core.Gateways;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>What must be known of a debit to tell whether it says something about the set-up of its recurrence.</summary>
internal static class SetupCharge
{
    private static readonly object[] Taken = [(int)ChargeStatus.Captured, (int)ChargeStatus.Settled];

    /// <summary>It goes to a bank account, and no charge of the subscription has brought money yet.</summary>
    /// <remarks>One organization-service call, two for a bank account.</remarks>
    public static bool IsFirstOfBankAccount(IOrganizationService service, Guid chargeId, Guid subscriptionId) =>
        IsOfBankAccount(service, chargeId) && !HasBroughtMoney(service, subscriptionId);

    /// <returns>Null: the customer has no open case in this currency.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static Guid? CaseOf(IOrganizationService service, SetupOfSubscription subscription)
    {
        if (subscription.CaseKey is not { } key) return null;
        var query = new QueryExpression(RecoveryCaseRow.Table) { ColumnSet = new ColumnSet(false), TopCount = 1 };
        query.Criteria.AddCondition(RecoveryCaseRow.OpenKey, ConditionOperator.Equal, key);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault()?.Id;
    }

    private static bool IsOfBankAccount(IOrganizationService service, Guid chargeId)
    {
        var query = new QueryExpression(TransactionRow.Table) { ColumnSet = new ColumnSet(false), TopCount = 1 };
        query.Criteria.AddCondition(TransactionRow.Id, ConditionOperator.Equal, chargeId);
        var method = query.AddLink(PaymentMethodRow.Table, TransactionRow.PaymentMethod, PaymentMethodRow.Id);
        method.LinkCriteria.AddCondition(PaymentMethodRow.Kind, ConditionOperator.Equal, (int)PaymentMethodKind.BankAccount);
        return service.RetrieveMultiple(query).Entities.Count > 0;
    }

    private static bool HasBroughtMoney(IOrganizationService service, Guid subscriptionId)
    {
        var query = new QueryExpression(TransactionRow.Table) { ColumnSet = new ColumnSet(false), TopCount = 1 };
        query.Criteria.AddCondition(TransactionRow.Subscription, ConditionOperator.Equal, subscriptionId);
        query.Criteria.AddCondition(TransactionRow.Status, ConditionOperator.In, Taken);
        return service.RetrieveMultiple(query).Entities.Count > 0;
    }
}
