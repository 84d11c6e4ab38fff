namespace CrmPayments.Core.Refunds;

/// <summary>Which of several policies counts.</summary>
public static class RefundPolicies
{
    /// <summary>User beats team beats role; among equals the most generous limit, but the strictest demand for approval.</summary>
    /// <param name="rows">The policies that apply to one person; any order.</param>
    /// <returns>Null when there is none: no right.</returns>
    public static RefundLimits? Resolve(IEnumerable<PolicyRow> rows)
    {
        var closest = rows.GroupBy(row => row.AppliesTo).OrderByDescending(group => group.Key).FirstOrDefault();
        return closest is null ? null : new RefundLimits(closest.Max(row => row.MaximumPerRefund), closest.Min(row => row.ApprovalAbove));
    }
}
