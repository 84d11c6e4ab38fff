namespace CrmPayments.Core.Recovery;

/// <summary>May a payment method be tried? The networks' rules and the reasons' own, which no policy, no person and no flow is above.</summary>
/// <remarks>Numbers are data: Tables/network-limits.csv and rows of cpay_networkrule. Source: practice/recovery.md sections 2 and 4 to 7.</remarks>
public sealed class NetworkRules
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    private readonly NetworkLimit[] _limits;

    private NetworkRules(NetworkLimit[] limits) => _limits = limits;

    /// <summary>As shipped.</summary>
    public static NetworkRules Default { get; } = new(NetworkTables.Limits());

    /// <summary>With an administrator's numbers; of two for one network the stricter count.</summary>
    public NetworkRules With(IEnumerable<NetworkOverride> rows)
    {
        var limits = (NetworkLimit[])_limits.Clone();
        foreach (var own in rows.GroupBy(row => row.Network).Select(Strictest)) limits[(int)own.Network] = limits[(int)own.Network].With(own);
        return new NetworkRules(limits);
    }

    public NetworkLimit LimitOf(PaymentNetwork network) => _limits[(int)network];

    /// <summary>Whether the method may be tried, from when, and how many tries are left.</summary>
    /// <param name="network">Of the method.</param>
    /// <param name="tries">Every known try of the method (by its fingerprint) at this merchant account, the last 180 days at least, any order.</param>
    /// <param name="asked">The try that is asked for.</param>
    /// <param name="now">The time it is asked for.</param>
    public TryVerdict May(PaymentNetwork network, IReadOnlyList<PastTry> tries, AskedTry asked, DateTimeOffset now)
    {
        var limit = _limits[(int)network];
        var history = new TryHistory(tries);
        var strictest = new Strictness(new TryVerdict(network, TryRule.None) { Source = limit.Source });
        DeclineRules.Judge(ref strictest, network, history, asked, now);
        if (limit.Representments is not null) DebitRules.Judge(ref strictest, limit, history, asked, now);
        Budgets(ref strictest, limit, history, asked, now);
        return strictest.Verdict;
    }

    private static void Budgets(ref Strictness strictest, NetworkLimit limit, TryHistory history, AskedTry asked, DateTimeOffset now)
    {
        var customersOnly = limit.CustomersApart && asked.Initiator == ChargeInitiator.Customer;
        var perDay = new TryBudget(TryRule.Per24Hours, limit.Per24Hours, Day, null, customersOnly);
        var perMonth = new TryBudget(TryRule.Per30Days, limit.Per30Days, Month, null, customersOnly);
        var perAmount = new TryBudget(TryRule.PerAmount30Days, limit.PerAmount30Days, Month, asked.Amount, customersOnly);
        perDay.Judge(ref strictest, history, now);
        perMonth.Judge(ref strictest, history, now);
        perAmount.Judge(ref strictest, history, now);
        var at = strictest.Verdict.NotBefore ?? now;
        strictest.Leave(Least(Least(perDay.Left(history, at), perMonth.Left(history, at)), perAmount.Left(history, at)));
    }

    private static int? Least(int? one, int? other) => one is { } first && other is { } second ? Math.Min(first, second) : one ?? other;

    private static NetworkOverride Strictest(IGrouping<PaymentNetwork, NetworkOverride> rows) =>
        new(rows.Key, rows.Min(row => row.Per24Hours), rows.Min(row => row.Per30Days), rows.Min(row => row.PerAmount30Days));
}
