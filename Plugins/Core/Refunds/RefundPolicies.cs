namespace CrmPayments.Core.Refunds;

/// <summary>Which of several policies counts.</summary>
/// <remarks>User beats team beats role. Among equals the most generous limit (an empty one is the most generous) and the strictest demand.</remarks>
public static class RefundPolicies
{
    /// <param name="rows">The policies that apply to one person; any order.</param>
    /// <returns>Null when there is none: no right.</returns>
    public static RefundLimits? Resolve(IEnumerable<PolicyRow> rows)
    {
        var closest = rows.GroupBy(row => row.AppliesTo).OrderByDescending(group => group.Key).FirstOrDefault();
        return closest is null ? null : Combine([.. closest]);
    }

    private static RefundLimits Combine(IReadOnlyList<PolicyRow> rows)
    {
        var decided = new Decided(rows);
        return new RefundLimits(
            decided.MostGenerous(PolicyRule.MaximumPerRefund, row => row.MaximumPerRefund) ?? 0m,
            decided.Strictest(PolicyRule.Approval, row => row.ApprovalAbove))
        {
            MaximumPerDay = decided.MostGenerous(PolicyRule.MaximumPerDay, row => row.MaximumPerDay),
            MaximumPerMonth = decided.MostGenerous(PolicyRule.MaximumPerMonth, row => row.MaximumPerMonth),
            DaysSinceCharge = (int?)decided.MostGenerous(PolicyRule.DaysSinceCharge, row => row.DaysSinceCharge),
            StepUpAbove = decided.Strictest(PolicyRule.StepUp, row => row.StepUpAbove),
            StepUpWhenUnusual = decided.Any(PolicyRule.StepUpWhenUnusual, row => row.StepUpWhenUnusual),
            CustomerCheckAbove = decided.Strictest(PolicyRule.CustomerCheck, row => row.CustomerCheckAbove),
            MaximumDiscount = rows.Max(row => row.MaximumDiscount ?? 0m),
            Reasons = decided.United(PolicyRule.Reasons, row => row.Reasons),
            GatewayTypes = decided.United(PolicyRule.GatewayTypes, row => row.GatewayTypes),
            FullOnly = decided.All(PolicyRule.FullOnly, row => row.FullOnly),
            Rows = decided.Rows,
        };
    }

    /// <summary>Resolves rule by rule and notes which row counted.</summary>
    private sealed class Decided(IReadOnlyList<PolicyRow> rows)
    {
        public Dictionary<PolicyRule, PolicyRow> Rows { get; } = [];

        public decimal? MostGenerous(PolicyRule rule, Func<PolicyRow, decimal?> limit) =>
            limit(Note(rule, rows.OrderByDescending(row => limit(row) ?? decimal.MaxValue).First()));

        public decimal? Strictest(PolicyRule rule, Func<PolicyRow, decimal?> above) =>
            rows.Where(row => above(row) is not null).OrderBy(row => above(row)).FirstOrDefault() is { } strictest ? above(Note(rule, strictest)) : null;

        public IReadOnlyList<T> United<T>(PolicyRule rule, Func<PolicyRow, IReadOnlyList<T>> list)
        {
            var widest = Note(rule, rows.OrderByDescending(row => list(row).Count == 0 ? int.MaxValue : list(row).Count).First());
            return list(widest).Count == 0 ? [] : [.. rows.SelectMany(list).Distinct()];
        }

        public bool All(PolicyRule rule, Func<PolicyRow, bool> says) =>
            says(Note(rule, rows.OrderBy(says).First()));

        public bool Any(PolicyRule rule, Func<PolicyRow, bool> says) =>
            says(Note(rule, rows.OrderByDescending(says).First()));

        private PolicyRow Note(PolicyRule rule, PolicyRow row) => Rows[rule] = row;
    }
}
