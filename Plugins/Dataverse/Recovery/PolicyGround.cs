using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>All of a charge that decides which recovery policy it has, before it has a case.</summary>
internal sealed class PolicyGround
{
    private const string ChargeAlias = "own", CurrencyAlias = "currency";
    private static readonly string[] CustomerTables = ["contact", "account"];

    private readonly Entity _row;
    private readonly CaseCharge _charge;

    private PolicyGround(Entity row)
    {
        _row = row;
        _charge = CaseCharge.In(row, row, ChargeAlias);
    }

    public EntityReference Currency => _row.GetAttributeValue<EntityReference>(TransactionRow.Currency);

    /// <summary>Of the charge's currency for one unit of the base currency; above zero.</summary>
    public decimal ExchangeRate => _row.Row(CurrencyAlias, CurrencyTable.Name).GetAttributeValue<decimal>(CurrencyTable.ExchangeRate) is var rate && rate > 0m ? rate : 1m;

    /// <param name="policies">The active ones.</param>
    /// <param name="amount">To be charged; of a debt what is owed counts instead, as in its case.</param>
    public RecoveryPolicy PolicyIn(IReadOnlyList<RecoveryPolicy> policies, decimal amount) =>
        _charge.PolicyIn(policies, Segment, Country, (ChargeStates.HasFailed(_charge.Status) ? _charge.Owed : amount) / ExchangeRate);

    /// <summary>What is asked for, in one call with other questions.</summary>
    public static QueryExpression Question(Guid chargeId)
    {
        var query = new QueryExpression(TransactionRow.Table) { ColumnSet = new ColumnSet(CaseCharge.Columns) };
        query.Criteria.AddCondition(TransactionRow.Id, ConditionOperator.Equal, chargeId);
        query.Join(TransactionRow.Currency, CurrencyTable.Name, CurrencyTable.Id, CurrencyAlias, CurrencyTable.ForAmounts);
        foreach (var table in CustomerTables) query.Join(TransactionRow.Customer, table, table + "id", table, "cpay_segment", "cpay_countrycode");
        CaseCharge.Fetch((table, from, to) => query.AddLink(table, from, to, JoinOperator.LeftOuter), ChargeAlias);
        return query;
    }

    /// <param name="answer">To <see cref="Question"/>.</param>
    /// <returns>Null: there is no such charge.</returns>
    public static PolicyGround? Of(IReadOnlyList<Entity> answer) => answer.Count == 0 ? null : new PolicyGround(answer[0]);

    private CustomerSegment Segment => (CustomerSegment?)Of<OptionSetValue>("cpay_segment")?.Value ?? CustomerSegment.Standard;

    private string Country => Of<string>("cpay_countrycode") ?? "";

    private T? Of<T>(string column) => CustomerTables.Select(table => _row.Row(table, table)).Where(row => row.Contains(column)).Select(row => row.GetAttributeValue<T>(column)).FirstOrDefault();
}
