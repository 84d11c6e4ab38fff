using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Messages;

/// <summary>What a customer owes now, over all cases, and the one charge that a message names.</summary>
internal sealed class CustomerDebts
{
    private const string CurrencyAlias = "currency";
    private const string CaseAlias = "recovery";

    private readonly IReadOnlyList<Entity> _rows;

    private CustomerDebts(IReadOnlyList<Entity> rows) => _rows = rows;

    /// <summary>Debts that may be spoken of: owed, and not disputed.</summary>
    public IEnumerable<ToldDebt> Of(Guid caseId) => _rows.Where(row => CaseOf(row) == caseId && IsOwed(row)).Select(Told);

    /// <summary>The oldest debt is told first, whichever message leaves.</summary>
    public int PositionOf(ToldDebt debt) => _rows.Select(row => row.Id).ToList().IndexOf(debt.Charge.Id);

    /// <summary>The charge itself, owed or not; null: it is not this customer's.</summary>
    public ToldDebt? Charge(Guid id) => _rows.Where(row => row.Id == id).Select(Told).FirstOrDefault();

    /// <summary>Whether nothing is owed of a charge that once failed.</summary>
    public bool IsPaid(Guid id) => _rows.Any(row => row.Id == id && (row.GetAttributeValue<CrmMoney>(TransactionRow.Owed)?.Value == 0m || HasMoney(row)));

    public bool IsDisputed(Guid caseId) => _rows.Any(row => CaseOf(row) == caseId && row.GetAttributeValue<bool>(TransactionRow.Disputed));

    /// <summary>Cases of the customer whose debts may be told together with others now.</summary>
    public bool IsOpen(Guid caseId) => _rows.Any(row => CaseOf(row) == caseId && IsOwed(row) && StatusOf(row) is CaseStatus.Active or CaseStatus.WaitingForGateway or CaseStatus.WithAPerson);

    /// <param name="service">As SYSTEM.</param>
    /// <param name="customer">Who owes.</param>
    /// <param name="named">A charge that is read even if nothing is owed of it; null: none.</param>
    /// <remarks>One organization-service call.</remarks>
    public static CustomerDebts Read(IOrganizationService service, EntityReference customer, EntityReference? named)
    {
        var query = new QueryExpression(TransactionRow.Table)
        {
            ColumnSet = new ColumnSet(
                TransactionRow.Name, TransactionRow.Amount, TransactionRow.Owed, TransactionRow.Purpose, TransactionRow.OrderReference, TransactionRow.Status, TransactionRow.DeclineReason, TransactionRow.Disputed, TransactionRow.RecoveryCase, TransactionRow.ChargedOn),
        };
        query.Criteria.AddCondition(TransactionRow.Customer, ConditionOperator.Equal, customer.Id);
        query.Criteria.AddCondition(TransactionRow.Origin, ConditionOperator.Null);
        var wanted = query.Criteria.AddFilter(LogicalOperator.Or);
        wanted.AddCondition(TransactionRow.Owed, ConditionOperator.GreaterThan, 0m);
        if (named is not null) wanted.AddCondition(TransactionRow.Id, ConditionOperator.Equal, named.Id);
        query.AddOrder(TransactionRow.ChargedOn, OrderType.Ascending);
        query.AddOrder(TransactionRow.Name, OrderType.Ascending);
        var currency = query.AddLink(CurrencyTable.Name, TransactionRow.Currency, CurrencyTable.Id);
        currency.EntityAlias = CurrencyAlias;
        currency.Columns = new ColumnSet(CurrencyTable.ForAmounts);
        var recovery = query.AddLink(RecoveryCaseRow.Table, TransactionRow.RecoveryCase, RecoveryCaseRow.Id, JoinOperator.LeftOuter);
        recovery.EntityAlias = CaseAlias;
        recovery.Columns = new ColumnSet(RecoveryCaseRow.Status, RecoveryCaseRow.Reason, RecoveryCaseRow.Transaction);
        return new CustomerDebts(service.RetrieveMultiple(query).Entities);
    }

    private static ToldDebt Told(Entity row) => new(row.ToEntityReference(), CaseOf(row), AmountOf(row), PurposeOf(row), ReasonOf(row));

    private static Money AmountOf(Entity row) => new(
        (row.GetAttributeValue<CrmMoney>(TransactionRow.Owed) is { Value: > 0m } owed ? owed : row.GetAttributeValue<CrmMoney>(TransactionRow.Amount)).Value,
        CurrencyTable.Of(row.Row(CurrencyAlias, CurrencyTable.Name)));

    private static string PurposeOf(Entity row) => row.GetAttributeValue<string>(TransactionRow.Purpose) ?? row.GetAttributeValue<string>(TransactionRow.OrderReference) ?? "";

    // The case knows how the last try of the debt it works on failed; a charge, how it did itself.
    private static DeclineReason? ReasonOf(Entity row)
    {
        var recovery = row.Row(CaseAlias, RecoveryCaseRow.Table);
        var last = recovery.GetAttributeValue<EntityReference>(RecoveryCaseRow.Transaction)?.Id == row.Id ? recovery.GetAttributeValue<OptionSetValue>(RecoveryCaseRow.Reason) : null;
        return (DeclineReason?)(last ?? row.GetAttributeValue<OptionSetValue>(TransactionRow.DeclineReason))?.Value;
    }

    private static Guid? CaseOf(Entity row) => row.GetAttributeValue<EntityReference>(TransactionRow.RecoveryCase)?.Id;

    private static CaseStatus? StatusOf(Entity row) =>
        row.Row(CaseAlias, RecoveryCaseRow.Table) is var recovery && recovery.Contains(RecoveryCaseRow.Status) ? RecoveryCaseRow.StatusOf(recovery) : null;

    private static bool IsOwed(Entity row) => row.GetAttributeValue<CrmMoney>(TransactionRow.Owed) is { Value: > 0m } && !row.GetAttributeValue<bool>(TransactionRow.Disputed);

    private static bool HasMoney(Entity row) => ChargeStates.HasMoney((ChargeStatus)row.GetAttributeValue<OptionSetValue>(TransactionRow.Status).Value);
}
