using CrmPayments.Core.Gateways;

namespace CrmPayments.Core.Refunds;

/// <summary>What one person may give back. Having none at all (null) means having no right to refund.</summary>
/// <param name="MaximumPerRefund">In the charge's currency; at least zero.</param>
/// <param name="ApprovalAbove">Above this, in the charge's currency, another person must approve; null: never.</param>
public sealed record RefundLimits(decimal MaximumPerRefund, decimal? ApprovalAbove = null)
{
    /// <summary>Within any 24 hours, in the environment's base currency; null: no such limit.</summary>
    public decimal? MaximumPerDay { get; init; }

    /// <summary>Within any 30 days, in the environment's base currency; null: no such limit.</summary>
    public decimal? MaximumPerMonth { get; init; }

    /// <summary>Above this, in the charge's currency, a one-time code is demanded; null: never.</summary>
    public decimal? StepUpAbove { get; init; }

    /// <summary>A one-time code is demanded above what is usual for the person, too (<see cref="After"/>).</summary>
    public bool StepUpWhenUnusual { get; init; }

    /// <summary>Above this, in the charge's currency, the customer must have been checked; null: never.</summary>
    public decimal? CustomerCheckAbove { get; init; }

    /// <summary>How many days after the charge a refund is possible; null: as long as the gateway can.</summary>
    public int? DaysSinceCharge { get; init; }

    /// <summary>In percent, 0 to 100: the most the person may take off a debt for paying it at once, without asking anybody.</summary>
    public decimal MaximumDiscount { get; init; }

    /// <summary>Empty: every reason.</summary>
    public IReadOnlyList<RefundReason> Reasons { get; init; } = [];

    /// <summary>Empty: every gateway.</summary>
    public IReadOnlyList<GatewayType> GatewayTypes { get; init; } = [];

    /// <summary>Only all that is left of a charge, never a part.</summary>
    public bool FullOnly { get; init; }

    /// <summary>The person may read refunds and activities; who may not cannot own what they ask for.</summary>
    public bool SeesRefunds { get; init; } = true;

    /// <summary>Which row's value counted, rule by rule; a rule that no row decided is absent.</summary>
    public IReadOnlyDictionary<PolicyRule, PolicyRow> Rows { get; init; } = new Dictionary<PolicyRule, PolicyRow>();

    /// <summary>What the person has already given back counts: <see cref="UsedLimits"/> must be known to decide.</summary>
    public bool CountsUse => MaximumPerDay is not null || MaximumPerMonth is not null || StepUpWhenUnusual;

    /// <summary>The row whose value counted for a rule; null: none, or the limits were not resolved from rows.</summary>
    public PolicyRow? RowOf(PolicyRule rule) => Rows.TryGetValue(rule, out var row) ? row : null;

    public bool Allows(RefundReason reason) => Reasons.Count == 0 || Reasons.Contains(reason);

    /// <param name="gateway">Null: not known; then only a policy without a list allows it.</param>
    public bool Allows(GatewayType? gateway) => GatewayTypes.Count == 0 || (gateway is { } type && GatewayTypes.Contains(type));

    /// <summary>These limits for a person who has already given back so much: what is unusual for them demands a one-time code.</summary>
    /// <remarks>A stolen session goes for more than its owner ever does; a session nobody has used for a month goes for anything (refunds.md, section 15).</remarks>
    public RefundLimits After(UsedLimits used)
    {
        if (!StepUpWhenUnusual || used.Usual >= StepUpAbove) return this;
        var rows = Rows.ToDictionary(row => row.Key, row => row.Value);
        if (RowOf(PolicyRule.StepUpWhenUnusual) is { } row) rows[PolicyRule.StepUp] = row;
        return this with { StepUpAbove = used.Usual, Rows = rows };
    }

    /// <summary>What an amount of the charge's currency demands.</summary>
    public RefundDemands DemandsOf(decimal amount) =>
        (amount > ApprovalAbove ? RefundDemands.Approval : RefundDemands.None)
        | (amount > StepUpAbove ? RefundDemands.StepUp : RefundDemands.None)
        | (amount > CustomerCheckAbove ? RefundDemands.CustomerCheck : RefundDemands.None);
}
