using System.Globalization;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Charges;

/// <summary>Every known try of one card or account at one merchant account: ours, and those the gateway told of. Limits are computed from these rows; a stored counter would drift.</summary>
internal sealed class NetworkHistory
{
    // The largest limit of any network is 35 in 30 days; who has more rows than this is far above each of them. No time bounds the
    // rows: a card that is stolen stays so, and a slot that was taken years ago cannot be taken again.
    private const int MostRows = 500;

    private static readonly string[] Columns =
    [
        TransactionRow.Id, TransactionRow.Status, TransactionRow.Amount, TransactionRow.Origin, TransactionRow.Initiator, TransactionRow.Reference, TransactionRow.SendCount,
        TransactionRow.SubmittedOn, TransactionRow.ChargedOn, TransactionRow.DeclineReason, TransactionRow.NetworkCode, TransactionRow.AdviceCode, TransactionRow.RetryForbidden, TransactionRow.SlotKey,
        TransactionRow.Currency, TransactionRow.Disputed, TransactionRow.Lost, "createdon",
    ];

    private readonly IReadOnlyList<Entity> _rows;
    private readonly IReadOnlyList<Entity> _onPages;

    private NetworkHistory(IReadOnlyList<Entity> rows, IReadOnlyList<Entity> onPages, NetworkRules rules)
    {
        _rows = rows;
        _onPages = onPages;
        Rules = rules;
    }

    /// <summary>Something went through on the instrument, or the customer paid on a page in its place, and nobody disputes it.</summary>
    public bool WasApproved => Proven.Any();

    private IEnumerable<Entity> Proven => _rows.Concat(_onPages).Where(row => HasMoney(row) && !row.GetAttributeValue<bool>(TransactionRow.Disputed) && !(row.GetAttributeValue<CrmMoney>(TransactionRow.Lost)?.Value > 0m));

    /// <summary>The networks' limits, with the administrator's own numbers.</summary>
    public NetworkRules Rules { get; }

    /// <summary>UTC: the last charge that went well; null: none is known.</summary>
    public DateTimeOffset? LastApprovedOn => _rows.Where(HasMoney).Select(row => (DateTimeOffset?)SentOn(row)).Max();

    /// <summary>What is asked for the tries, in one call with other questions.</summary>
    /// <param name="fingerprint">By what they are counted; empty: only by the method.</param>
    /// <param name="methodId">Its tries count, too, unless it was renewed since and they were of another number.</param>
    /// <param name="renewedOn">When the method's data changed last; null: never.</param>
    /// <param name="except">The charge that asks; null: none.</param>
    public static QueryExpression Question(string fingerprint, Guid methodId, DateTimeOffset? renewedOn, Guid? except = null)
    {
        var query = new QueryExpression(TransactionRow.Table) { ColumnSet = new ColumnSet(Columns), TopCount = MostRows };
        query.AddOrder("createdon", OrderType.Descending);
        if (except is { } asking) query.Criteria.AddCondition(TransactionRow.Id, ConditionOperator.NotEqual, asking);
        var which = query.Criteria.AddFilter(LogicalOperator.Or);
        var own = which.AddFilter(LogicalOperator.And);
        own.AddCondition(TransactionRow.PaymentMethod, ConditionOperator.Equal, methodId);
        if (renewedOn is { } on && fingerprint.Length > 0) SameNumber(own.AddFilter(LogicalOperator.Or), on);
        if (fingerprint.Length > 0) which.AddCondition(TransactionRow.Fingerprint, ConditionOperator.Equal, fingerprint);

        // A card that is stored twice: the gateway has told the print of one of them since, and its slots stand under the old one.
        if (fingerprint.Length > 0) which.AddCondition(TransactionRow.SlotKey, ConditionOperator.BeginsWith, fingerprint + "-");
        return query;
    }

    // What has another print and is older than the renewal was charged to the number before it.
    private static void SameNumber(FilterExpression filter, DateTimeOffset renewedOn)
    {
        filter.AddCondition(TransactionRow.Fingerprint, ConditionOperator.Null);
        filter.AddCondition("createdon", ConditionOperator.GreaterEqual, renewedOn.UtcDateTime);
    }

    /// <summary>What the customer paid on a gateway's page, by whatever instrument, in place of a charge on the method: their own act.</summary>
    public static QueryExpression PaidOnPages(Guid methodId)
    {
        var query = new QueryExpression(TransactionRow.Table) { ColumnSet = new ColumnSet(TransactionRow.Status, TransactionRow.Amount, TransactionRow.Currency, TransactionRow.Disputed, TransactionRow.Lost), TopCount = MostRows };
        query.AddOrder("createdon", OrderType.Descending);
        query.Criteria.AddCondition(TransactionRow.Offer, ConditionOperator.NotNull);
        query.Criteria.AddCondition(TransactionRow.Gateway, ConditionOperator.NotNull);
        var debt = query.AddLink(TransactionRow.Table, TransactionRow.Origin, TransactionRow.Id);
        debt.LinkCriteria.AddCondition(TransactionRow.PaymentMethod, ConditionOperator.Equal, methodId);
        return query;
    }

    /// <param name="rows">The answer to <see cref="Question"/>.</param>
    /// <param name="onPages">The answer to <see cref="PaidOnPages"/>.</param>
    /// <param name="rules">That the tries are judged by.</param>
    public static NetworkHistory Of(IReadOnlyList<Entity> rows, IReadOnlyList<Entity> onPages, NetworkRules rules) => new(rows, onPages, rules);

    /// <summary>The most that was proven in one currency; zero: nothing.</summary>
    public decimal ProvenIn(EntityReference currency) => Proven.Where(row => IsIn(row, currency)).Select(AmountOf).DefaultIfEmpty().Max();

    /// <summary>What the customer has paid with this method before, in one currency.</summary>
    public IReadOnlyList<decimal> PaidIn(EntityReference currency) => [.. _rows.Where(row => HasMoney(row) && IsIn(row, currency)).Select(AmountOf)];

    /// <summary>What counts: whatever was sent, whoever sent it. What is on its way holds its place until its end is known.</summary>
    /// <param name="debt">The failed charge that is collected; null: none, a new period, of which no try was made yet.</param>
    public IReadOnlyList<PastTry> TriesFor(Guid? debt) => [.. _rows.Where(WasSent).Select(row => ToTry(row, debt))];

    /// <summary>The same of one currency, whatever it was for.</summary>
    public IReadOnlyList<PastTry> TriesIn(EntityReference currency) => [.. _rows.Where(row => WasSent(row) && IsIn(row, currency)).Select(row => ToTry(row, null))];

    /// <summary>The alternate key of the next slot: two tries that read the same history ask for the same one, and the database gives it to one of them.</summary>
    public string NextSlotOf(string fingerprint) =>
        $"{fingerprint}-{(_rows.Select(SlotOf).DefaultIfEmpty().Max() + 1).ToString(CultureInfo.InvariantCulture)}";

    private static int SlotOf(Entity row) =>
        row.GetAttributeValue<string>(TransactionRow.SlotKey) is { } key && int.TryParse(key.Substring(key.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>One that is not ours was sent by whoever made it; one of ours, if a send may have arrived.</summary>
    private static bool WasSent(Entity row) => StatusOf(row) is not (ChargeStatus.Scheduled or ChargeStatus.Cancelled)
        && (!row.Contains(TransactionRow.SendCount) || row.GetAttributeValue<int>(TransactionRow.SendCount) > 0);

    private static PastTry ToTry(Entity row, Guid? debt)
    {
        var status = StatusOf(row);
        return new PastTry(
            SentOn(row),
            (ChargeInitiator?)row.GetAttributeValue<OptionSetValue>(TransactionRow.Initiator)?.Value ?? ChargeInitiator.Customer,
            row.GetAttributeValue<CrmMoney>(TransactionRow.Amount)?.Value ?? 0m,
            !ChargeStates.HasMoney(status) && status != ChargeStatus.Voided,
            row.GetAttributeValue<string>(TransactionRow.NetworkCode) ?? "",
            row.GetAttributeValue<string>(TransactionRow.AdviceCode) ?? "",
            ChargeStates.HasFailed(status) ? (DeclineReason?)row.GetAttributeValue<OptionSetValue>(TransactionRow.DeclineReason)?.Value : null)
        {
            RetryForbidden = row.GetAttributeValue<bool>(TransactionRow.RetryForbidden),
            SameDebt = debt is not null && (row.Id == debt || row.GetAttributeValue<EntityReference>(TransactionRow.Origin)?.Id == debt),
        };
    }

    private static bool IsIn(Entity row, EntityReference currency) => row.GetAttributeValue<EntityReference>(TransactionRow.Currency)?.Id == currency.Id;

    private static decimal AmountOf(Entity row) => row.GetAttributeValue<CrmMoney>(TransactionRow.Amount)?.Value ?? 0m;

    private static bool HasMoney(Entity row) => ChargeStates.HasMoney(StatusOf(row));

    private static DateTimeOffset SentOn(Entity row) =>
        PastTry.TimeOf(row.Time(TransactionRow.SubmittedOn), row.Time(TransactionRow.ChargedOn), row.GetAttributeValue<int>(TransactionRow.SendCount), !HasMoney(row)) ?? row.Time("createdon")!.Value;

    private static ChargeStatus StatusOf(Entity row) => (ChargeStatus)row.GetAttributeValue<OptionSetValue>(TransactionRow.Status).Value;
}
