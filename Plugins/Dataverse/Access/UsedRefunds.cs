using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Access;

/// <summary>What a person has already given back, as far as a limit of a day or a month counts it.</summary>
/// <param name="Day">Live refunds of the last 24 hours, in the base currency.</param>
/// <param name="Month">Live refunds of the last 30 days, in the base currency.</param>
/// <param name="Largest">The largest live refund of the last 30 days, in the base currency; zero: there was none.</param>
/// <param name="Last">The person's last counted refund, of any time; null: there was none.</param>
/// <param name="KeyTaken">Some refund already has the request's idempotency key.</param>
internal sealed record UsedRefunds(decimal Day, decimal Month, decimal Largest, Guid? Last, bool KeyTaken)
{
    private const string NextAlias = "next";

    private static readonly string[] Columns =
        [RefundRow.Id, RefundRow.AmountBase, RefundRow.Status, RefundRow.BouncedOn, RefundRow.RequestedOn, RefundRow.RequestedBy, RefundRow.LimitKey, RefundRow.IdempotencyKey];

    /// <param name="key">The request's idempotency key; null: not asked.</param>
    /// <remarks>One organization-service call for each 5,000 refunds of 30 days.</remarks>
    public static UsedRefunds Read(IOrganizationService service, Guid userId, DateTimeOffset now, string? key)
    {
        var rows = All(service, Query(userId, now, key)).ToList();
        var own = rows.Where(row => row.GetAttributeValue<EntityReference>(RefundRow.RequestedBy)?.Id == userId).ToList();
        return new(
            Sum(own, now - UsedLimits.DayWindow),
            Sum(own, now - UsedLimits.MonthWindow),
            Live(own, now - UsedLimits.MonthWindow).DefaultIfEmpty().Max(),
            own.Where(IsEndOfChain).OrderByDescending(RequestedOn).FirstOrDefault()?.Id,
            key is not null && rows.Any(row => string.Equals(row.GetAttributeValue<string>(RefundRow.IdempotencyKey), key, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>
    /// The alternate key of the person's next counted refund. Each follows the last one, so two at the same moment carry the
    /// same key, and the database takes only one: an optimistic lock that costs no call (decision 0012).
    /// </summary>
    public string LimitKeyOf(Guid userId) => $"{userId:N}-{Last?.ToString("N") ?? "first"}";

    private static IEnumerable<Entity> All(IOrganizationService service, QueryExpression query)
    {
        query.PageInfo = new PagingInfo { PageNumber = 1, Count = 5000 };
        while (true)
        {
            var page = service.RetrieveMultiple(query);
            foreach (var row in page.Entities) yield return row;
            if (!page.MoreRecords) yield break;
            query.PageInfo.PageNumber++;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }
    }

    private static QueryExpression Query(Guid userId, DateTimeOffset now, string? key)
    {
        var query = new QueryExpression(RefundRow.Table) { ColumnSet = new ColumnSet(Columns) };
        var next = query.AddLink(RefundRow.Table, RefundRow.Id, RefundRow.LimitAfter, JoinOperator.LeftOuter);
        next.EntityAlias = NextAlias;
        next.Columns = new ColumnSet(RefundRow.Id);
        query.Criteria.FilterOperator = LogicalOperator.Or;
        query.Criteria.AddFilter(OfPerson(userId, now));
        if (key is not null) query.Criteria.AddCondition(RefundRow.IdempotencyKey, ConditionOperator.Equal, key);
        return query;
    }

    /// <summary>The refunds of the last 30 days, and of any time the last counted one: none follows it.</summary>
    private static FilterExpression OfPerson(Guid userId, DateTimeOffset now)
    {
        var person = new FilterExpression(LogicalOperator.And);
        person.AddCondition(RefundRow.RequestedBy, ConditionOperator.Equal, userId);
        var which = person.AddFilter(LogicalOperator.Or);
        which.AddCondition(RefundRow.RequestedOn, ConditionOperator.GreaterEqual, (now - UsedLimits.MonthWindow).UtcDateTime);
        var last = which.AddFilter(LogicalOperator.And);
        last.AddCondition(RefundRow.LimitKey, ConditionOperator.NotNull);
        last.AddCondition(NextAlias, RefundRow.Id, ConditionOperator.Null);
        return person;
    }

    private static decimal Sum(IEnumerable<Entity> refunds, DateTimeOffset since) => Live(refunds, since).Sum();

    private static IEnumerable<decimal> Live(IEnumerable<Entity> refunds, DateTimeOffset since) => refunds
        .Where(refund => RequestedOn(refund) >= since.UtcDateTime && IsLive(refund))
        .Select(refund => refund.GetAttributeValue<CrmMoney>(RefundRow.AmountBase).Value);

    private static bool IsLive(Entity refund) =>
        refund.GetAttributeValue<DateTime?>(RefundRow.BouncedOn) is null
        && RefundStates.HoldsBalance((RefundStatus)refund.GetAttributeValue<OptionSetValue>(RefundRow.Status).Value);

    private static bool IsEndOfChain(Entity refund) => refund.Contains(RefundRow.LimitKey) && refund.Row(NextAlias, RefundRow.Table).Id == Guid.Empty;

    private static DateTime RequestedOn(Entity refund) => refund.GetAttributeValue<DateTime>(RefundRow.RequestedOn);
}
