using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Offers;

/// <summary>A recovery case with the debt that it works on, as an offer sees them: what is owed, what was tried, what was offered before. Read in one call.</summary>
internal sealed class OfferedDebt
{
    private const string DebtAlias = "debt", TryAlias = "try", OfferAlias = "offer", CurrencyAlias = "currency", MethodAlias = "method", MethodGatewayAlias = "methodgateway", GatewayAlias = "gateway";

    private const string Street = "address1_line1";
    private const int LateAfterDays = 7;
    private static readonly string[] CustomerTables = ["contact", "account"];

    private readonly List<Entity> _tries;
    private readonly List<Entity> _offers;
    private readonly Entity _method;
    private readonly Entity _methodGateway;

    private OfferedDebt(IReadOnlyList<Entity> rows)
    {
        Case = rows[0];
        Debt = Case.Row(DebtAlias, TransactionRow.Table);
        Currency = CurrencyTable.Of(Case.Row(CurrencyAlias, CurrencyTable.Name));
        Gateway = Case.Row(GatewayAlias, GatewayRow.Table);
        _method = Case.Row(MethodAlias, PaymentMethodRow.Table);
        _methodGateway = Case.Row(MethodGatewayAlias, GatewayRow.Table);
        _tries = Linked(rows, TryAlias, TransactionRow.Table);
        _offers = Linked(rows, OfferAlias, AlternativeOfferRow.Table);
    }

    public Entity Case { get; }

    /// <summary>Without an id when the case has none.</summary>
    public Entity Debt { get; }

    public Currency Currency { get; }

    /// <summary>The gateway the debt failed at.</summary>
    public Entity Gateway { get; }

    public bool IsOpen => CaseStates.IsOpen(RecoveryCaseRow.StatusOf(Case));

    public Money Owed => new(Debt.GetAttributeValue<CrmMoney>(TransactionRow.Owed)?.Value ?? 0m, Currency);

    public bool TryUnderWay => RecoveryCaseRow.StatusOf(Case) == CaseStatus.WaitingForAnswer || _tries.Any(row => ChargeStates.IsLive(OfferCase.StatusOf(row)) && !ChargeStates.HasMoney(OfferCase.StatusOf(row)));

    /// <summary>What was paid of it so far, by gateways and by hand.</summary>
    public IReadOnlyList<Entity> PaidBy => [.. _tries.Where(row => ChargeStates.HasMoney(OfferCase.StatusOf(row)))];

    public EntityReference? OpenOffer => _offers.FirstOrDefault(offer => offer.Contains(AlternativeOfferRow.OpenKey))?.ToEntityReference();

    /// <summary>What is owed, in the environment's base currency.</summary>
    public decimal BaseAmount => Case.Row(CurrencyAlias, CurrencyTable.Name).GetAttributeValue<decimal>(CurrencyTable.ExchangeRate) is > 0m and var rate ? Owed.Amount / rate : Owed.Amount;

    /// <summary>Tries made after the failure.</summary>
    public int TriesMade => _tries.Count;

    /// <summary>The ladder has ended, or the debt is older than a week.</summary>
    public bool IsLate(DateTimeOffset now) => RecoveryCaseRow.StatusOf(Case) == CaseStatus.WithAPerson
        || (Case.GetAttributeValue<DateTime?>(RecoveryCaseRow.OpenedOn) is { } on && now.UtcDateTime > on.AddDays(LateAfterDays));

    /// <summary>Something can be brought to the customer.</summary>
    public bool HasAddress => CustomerTables.Any(table => !string.IsNullOrWhiteSpace(Case.Row(table, table).GetAttributeValue<string>(Street)));

    public bool DiscountOffered => (Debt.GetAttributeValue<CrmMoney>(TransactionRow.Discount)?.Value ?? 0m) > 0m || _offers.Any(offer => KindOf(offer) == OfferKind.Discount && WasMade(offer));

    public int Promises => Case.GetAttributeValue<int>(RecoveryCaseRow.Promises) + _offers.Count(offer => KindOf(offer) == OfferKind.LaterDate && WasMade(offer));

    /// <summary>The debt's own method can be charged without the customer.</summary>
    public bool HasStoredMethod => _method.Id != Guid.Empty
        && _method.GetAttributeValue<OptionSetValue>(PaymentMethodRow.Status)?.Value is null or PaymentMethodRow.Active
        && !string.IsNullOrEmpty(_method.GetAttributeValue<string>(PaymentMethodRow.Token))
        && GatewayRow.CapabilitiesOf(_methodGateway) is { ChargesStoredMethods: true };

    /// <summary>Why the debt's charge failed; null: not known.</summary>
    public DeclineReason? Reason => (DeclineReason?)Debt.GetAttributeValue<OptionSetValue>(TransactionRow.DeclineReason)?.Value;

    public EntityReference? Customer => Case.GetAttributeValue<EntityReference>(RecoveryCaseRow.Customer);

    public EntityReference CurrencyReference => Case.GetAttributeValue<EntityReference>(RecoveryCaseRow.Currency);

    /// <summary>What was offered in this case before, the kinds only.</summary>
    public IReadOnlyList<OfferKind> KindsOffered => [.. _offers.Where(WasMade).Select(KindOf).Distinct()];

    /// <summary>Reads the case.</summary>
    /// <returns>Null when there is none with this id.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static OfferedDebt? Read(IOrganizationService service, Guid caseId)
    {
        var rows = service.RetrieveMultiple(Query(caseId)).Entities;
        return rows.Count == 0 ? null : new OfferedDebt(rows);
    }

    private static QueryExpression Query(Guid caseId)
    {
        var query = new QueryExpression(RecoveryCaseRow.Table)
        {
            ColumnSet = new ColumnSet(RecoveryCaseRow.Name, RecoveryCaseRow.Status, RecoveryCaseRow.Customer, RecoveryCaseRow.Currency, RecoveryCaseRow.Promises, RecoveryCaseRow.OpenedOn, "ownerid"),
        };
        query.Criteria.AddCondition(RecoveryCaseRow.Id, ConditionOperator.Equal, caseId);
        query.Join(RecoveryCaseRow.Currency, CurrencyTable.Name, CurrencyTable.Id, CurrencyAlias, CurrencyTable.ForAmounts).JoinOperator = JoinOperator.Inner;
        query.Join(RecoveryCaseRow.Id, AlternativeOfferRow.Table, AlternativeOfferRow.RecoveryCase, OfferAlias, AlternativeOfferRow.Id, AlternativeOfferRow.Kind, AlternativeOfferRow.Status, AlternativeOfferRow.OpenKey, AlternativeOfferRow.MadeOn);
        var debt = query.Join(RecoveryCaseRow.Transaction, TransactionRow.Table, TransactionRow.Id, DebtAlias,
            TransactionRow.Id, TransactionRow.Name, TransactionRow.Owed, TransactionRow.Discount, TransactionRow.DeclineReason, TransactionRow.OrderReference, "versionnumber");
        debt.Join(TransactionRow.Gateway, GatewayRow.Table, GatewayRow.Id, GatewayAlias, GatewayRow.ForCalls);
        debt.Join(TransactionRow.Id, TransactionRow.Table, TransactionRow.Origin, TryAlias, TransactionRow.Id, TransactionRow.Name, TransactionRow.Status, TransactionRow.Amount, TransactionRow.Gateway);
        var method = debt.Join(TransactionRow.PaymentMethod, PaymentMethodRow.Table, PaymentMethodRow.Id, MethodAlias, PaymentMethodRow.Id, PaymentMethodRow.Token, PaymentMethodRow.Status);
        method.Join(PaymentMethodRow.Gateway, GatewayRow.Table, GatewayRow.Id, MethodGatewayAlias, GatewayRow.ForCalls);
        foreach (var table in CustomerTables) query.Join(RecoveryCaseRow.Customer, table, table + "id", table, table + "id", Street);
        return query;
    }

    private static OfferKind KindOf(Entity offer) => (OfferKind)offer.GetAttributeValue<OptionSetValue>(AlternativeOfferRow.Kind).Value;

    /// <summary>The customer could know of it: a draft that was rejected, or a link that was never made, was no offer.</summary>
    private static bool WasMade(Entity offer) => offer.Contains(AlternativeOfferRow.MadeOn)
        && (OfferStatus)offer.GetAttributeValue<OptionSetValue>(AlternativeOfferRow.Status).Value != OfferStatus.Failed;

    private static List<Entity> Linked(IReadOnlyList<Entity> rows, string alias, string table) =>
        [.. rows.Select(row => row.Row(alias, table)).Where(linked => linked.Id != Guid.Empty).GroupBy(linked => linked.Id).Select(same => same.First())];
}
