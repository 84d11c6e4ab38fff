using CrmPayments.Core.Gateways;

namespace CrmPayments.Core.Refunds;

/// <summary>One refund policy that applies to the person who asks. What is empty limits or demands nothing.</summary>
/// <param name="AppliesTo">Through what it applies.</param>
/// <param name="MaximumPerRefund">In the charge's currency.</param>
/// <param name="ApprovalAbove">In the charge's currency; null: it demands no approval.</param>
public sealed record PolicyRow(PolicyScope AppliesTo, decimal MaximumPerRefund, decimal? ApprovalAbove = null)
{
    /// <summary>The cpay_refundpolicy row.</summary>
    public Guid Id { get; init; }

    /// <summary>What administrators call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Of one person within 24 hours, in the environment's base currency.</summary>
    public decimal? MaximumPerDay { get; init; }

    /// <summary>Of one person within 30 days, in the environment's base currency.</summary>
    public decimal? MaximumPerMonth { get; init; }

    /// <summary>In the charge's currency.</summary>
    public decimal? StepUpAbove { get; init; }

    /// <summary>A one-time code is demanded for what is unusual for the person, too.</summary>
    public bool StepUpWhenUnusual { get; init; }

    /// <summary>In the charge's currency.</summary>
    public decimal? CustomerCheckAbove { get; init; }

    /// <summary>How old a charge may be.</summary>
    public int? DaysSinceCharge { get; init; }

    /// <summary>In percent, 0 to 100: what the person may take off a debt; null: nothing.</summary>
    public decimal? MaximumDiscount { get; init; }

    /// <summary>Empty: every reason.</summary>
    public IReadOnlyList<RefundReason> Reasons { get; init; } = [];

    /// <summary>Empty: every gateway.</summary>
    public IReadOnlyList<GatewayType> GatewayTypes { get; init; } = [];

    /// <summary>Where this row demands approval: how long it is waited for.</summary>
    public ApprovalWaits Waits { get; init; } = ApprovalWaits.Default;

    /// <summary>Only all that is left of a charge, never a part.</summary>
    public bool FullOnly { get; init; }
}
