using CrmPayments.Core.Charges;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Subscriptions;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Sending;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Charges;

/// <summary>One failed charge with all tries to collect it, its case, its subscription and the methods it could be collected by, as read in one call.</summary>
internal sealed class DebtCase : IVersioned
{
    private const string TryAlias = "try", CurrencyAlias = "currency", CaseAlias = "case", SubscriptionAlias = "subscription";
    private const string OwnAlias = "own", RenewedAlias = "renewed", BackupAlias = "backup", NamedAlias = "named";

    private static readonly string[] ChargeColumns =
    [
        TransactionRow.Name, TransactionRow.Customer, TransactionRow.Gateway, TransactionRow.PaymentMethod, TransactionRow.Amount, TransactionRow.Currency, TransactionRow.Status,
        TransactionRow.Disputed, TransactionRow.Origin, TransactionRow.Owed, TransactionRow.Discount, TransactionRow.OrderReference, TransactionRow.Purpose, TransactionRow.DueOn,
        TransactionRow.RecoveryCase, TransactionRow.Subscription, TransactionRow.DeclineReason, TransactionRow.NetworkCode, TransactionRow.GatewaySubscriptionId, "ownerid",
    ];

    private static readonly string[] TryColumns = [TransactionRow.Id, TransactionRow.Status, TransactionRow.Amount, TransactionRow.IdempotencyKey];

    private readonly IReadOnlyList<Entity> _tries;

    private DebtCase(EntityCollection rows)
    {
        Row = rows.Entities[0];
        Currency = CurrencyTable.Of(Row.Row(CurrencyAlias, CurrencyTable.Name));
        _tries = [.. rows.Entities.Select(row => row.Row(TryAlias, TransactionRow.Table)).Where(one => one.Id != Guid.Empty).GroupBy(one => one.Id).Select(same => same.First())];
    }

    public Entity Row { get; }

    public Currency Currency { get; }

    public string Version => Row.RowVersion;

    public EntityReference Reference => new(TransactionRow.Table, Row.Id) { Name = Row.GetAttributeValue<string>(TransactionRow.Name) };

    public EntityReference CurrencyReference => Row.GetAttributeValue<EntityReference>(TransactionRow.Currency);

    public EntityReference? Customer => Row.GetAttributeValue<EntityReference>(TransactionRow.Customer);

    public EntityReference? RecoveryCase => Row.GetAttributeValue<EntityReference>(TransactionRow.RecoveryCase);

    /// <summary>It is a period of a subscription: its amount was agreed.</summary>
    public bool IsOfSubscription => Row.Contains(TransactionRow.Subscription);

    /// <summary>It is a try itself: what it collects is another charge.</summary>
    public bool IsTry => Row.Contains(TransactionRow.Origin);

    public Debt Debt => new(
        (ChargeStatus)Row.GetAttributeValue<OptionSetValue>(TransactionRow.Status).Value,
        Row.Amount(TransactionRow.Amount, Currency)!.Value,
        Row.Amount(TransactionRow.Discount, Currency) ?? new Money(0m, Currency),
        [.. _tries.Select(one => new TryOnDebt(one.Id, StatusOf(one), one.Amount(TransactionRow.Amount, Currency)!.Value))]);

    /// <summary>The try that was asked for with this key; null: none.</summary>
    public TryOnDebt? TryOf(string key) => _tries
        .Where(one => string.Equals(one.GetAttributeValue<string>(TransactionRow.IdempotencyKey), key, StringComparison.OrdinalIgnoreCase))
        .Select(one => (TryOnDebt?)new TryOnDebt(one.Id, StatusOf(one), one.Amount(TransactionRow.Amount, Currency)!.Value))
        .FirstOrDefault();

    /// <summary>What is charged: the one that was named, the subscription's backup, or the debt's own, and in its place the one that renewed it.</summary>
    public MethodCase? MethodOf(TryOrder order)
    {
        if (order.PaymentMethodId is not null) return MethodCase.In(Row, NamedAlias);
        if (order.UseBackup) return MethodCase.In(Row, BackupAlias);
        return MethodCase.In(Row, RenewedAlias) is { ForRules.IsRemoved: false } renewed ? renewed : MethodCase.In(Row, OwnAlias);
    }

    /// <summary>What the rules need to know.</summary>
    public DebtToCollect ForRules(TryOrder order)
    {
        var debt = Debt;
        return new DebtToCollect
        {
            Status = debt.Status,
            Owed = debt.Owed,
            UnderWay = debt.Live is not null,
            Disputed = Row.GetAttributeValue<bool>(TransactionRow.Disputed),
            GatewayRetries = SubscriptionRetries(Row.Row(SubscriptionAlias, SubscriptionRow.Table)) || TransactionRow.IsOfUnknownSubscription(Row),
            Case = CaseIn(Row.Row(CaseAlias, RecoveryCaseRow.Table)),
            IsOfOffer = order.OfferId is not null,
            Method = MethodOf(order)?.ForRules,
            MethodMissing = order.PaymentMethodId is not null && MethodOf(order) is null,
        };
    }

    /// <summary>Reads the failed charge.</summary>
    /// <param name="service">As SYSTEM.</param>
    /// <param name="transactionId">Its id.</param>
    /// <param name="named">A method that comes along if it is the same customer's; null: none.</param>
    /// <returns>Null when there is none with this id.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static DebtCase? Read(IOrganizationService service, Guid transactionId, Guid? named = null)
    {
        var query = new QueryExpression(TransactionRow.Table) { ColumnSet = new ColumnSet(ChargeColumns) };
        query.Criteria.AddCondition(TransactionRow.Id, ConditionOperator.Equal, transactionId);
        var currency = query.AddLink(CurrencyTable.Name, TransactionRow.Currency, CurrencyTable.Id);
        currency.EntityAlias = CurrencyAlias;
        currency.Columns = new ColumnSet(CurrencyTable.ForAmounts);
        Outer(query, TransactionRow.Table, TransactionRow.Id, TransactionRow.Origin, TryAlias, TryColumns);
        FetchCase(query);
        FetchMethods(query, named);
        var rows = service.RetrieveMultiple(query);
        return rows.Entities.Count == 0 ? null : new DebtCase(rows);
    }

    /// <summary>Brings the recovery case along, under an alias of its own.</summary>
    public static void FetchCase(QueryExpression query) =>
        Outer(query, RecoveryCaseRow.Table, TransactionRow.RecoveryCase, RecoveryCaseRow.Id, CaseAlias, [RecoveryCaseRow.Id, RecoveryCaseRow.Status]);

    /// <returns>Null: there is none.</returns>
    public static CaseStatus? CaseIn(Entity row) => row.Id == Guid.Empty ? null : RecoveryCaseRow.StatusOf(row);

    /// <inheritdoc cref="FetchCase"/>
    public static CaseStatus? CaseOf(Entity result) => CaseIn(result.Row(CaseAlias, RecoveryCaseRow.Table));

    /// <summary>Its gateway charges the subscription and tries again by itself: one engine, never two.</summary>
    public static bool SubscriptionRetries(Entity subscription) => subscription.Id != Guid.Empty
        && subscription.GetAttributeValue<OptionSetValue>(SubscriptionRow.Engine)?.Value == (int)BillingEngine.Gateway
        && subscription.GetAttributeValue<bool>(SubscriptionRow.GatewayRetries);

    private static void FetchMethods(QueryExpression query, Guid? named)
    {
        var own = query.AddLink(PaymentMethodRow.Table, TransactionRow.PaymentMethod, PaymentMethodRow.Id, JoinOperator.LeftOuter);
        MethodCase.Fetch(own, OwnAlias);
        MethodCase.Fetch(own.AddLink(PaymentMethodRow.Table, PaymentMethodRow.ReplacedBy, PaymentMethodRow.Id, JoinOperator.LeftOuter), RenewedAlias);
        var subscription = Outer(query, SubscriptionRow.Table, TransactionRow.Subscription, SubscriptionRow.Id, SubscriptionAlias, [SubscriptionRow.Id, SubscriptionRow.Engine, SubscriptionRow.GatewayRetries]);
        MethodCase.Fetch(subscription.AddLink(PaymentMethodRow.Table, SubscriptionRow.BackupMethod, PaymentMethodRow.Id, JoinOperator.LeftOuter), BackupAlias);
        if (named is not { } id) return;
        var method = query.AddLink(PaymentMethodRow.Table, TransactionRow.Customer, PaymentMethodRow.Customer, JoinOperator.LeftOuter);
        method.LinkCriteria.AddCondition(PaymentMethodRow.Id, ConditionOperator.Equal, id);
        MethodCase.Fetch(method, NamedAlias);
    }

    private static LinkEntity Outer(QueryExpression query, string table, string from, string to, string alias, string[] columns)
    {
        var link = query.AddLink(table, from, to, JoinOperator.LeftOuter);
        link.EntityAlias = alias;
        link.Columns = new ColumnSet(columns);
        return link;
    }

    private static ChargeStatus StatusOf(Entity one) => (ChargeStatus)one.GetAttributeValue<OptionSetValue>(TransactionRow.Status).Value;
}
