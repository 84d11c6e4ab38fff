using CrmPayments.Core.Gateways;

namespace CrmPayments.Core.Refunds;

/// <summary>What one person could give back on one charge now. A hint for a dialog: the request is decided again.</summary>
public sealed record RefundOptions
{
    /// <summary>A window that ends within fewer days than this is told with the days that are left.</summary>
    public const int SoonDays = 15;

    /// <summary>What is left of the charge, whoever asks.</summary>
    public required Money Refundable { get; init; }

    /// <summary>Null: nothing is possible, and <see cref="WhyNot"/> tells why.</summary>
    public RefundKind? Kind { get; init; }

    /// <summary>All that is left may go back at once.</summary>
    public bool FullAllowed { get; init; }

    public bool PartialAllowed { get; init; }

    /// <summary>The most this person may ask for; zero when nothing is possible.</summary>
    public required Money Maximum { get; init; }

    /// <summary>Above this another person must approve; null: never.</summary>
    public decimal? ApprovalAbove { get; init; }

    /// <summary>Above this a one-time code is demanded; null: never.</summary>
    public decimal? StepUpAbove { get; init; }

    /// <summary>Above this the customer must have been checked; null: never.</summary>
    public decimal? CustomerCheckAbove { get; init; }

    /// <summary>The person's own limits; null: they have no right.</summary>
    public RefundLimits? Limits { get; init; }

    /// <summary>What is left of the person's limit of 24 hours, in the base currency; null: no such limit.</summary>
    public Money? LeftToday { get; init; }

    /// <summary>What is left of the person's limit of 30 days, in the base currency; null: no such limit.</summary>
    public Money? LeftThisMonth { get; init; }

    /// <summary>From when a part can go back that cannot yet; null: at once, or not known.</summary>
    public DateTimeOffset? PossibleFrom { get; init; }

    /// <summary>The last moment a refund is possible, by the gateway or the person's policy; null: no end is known.</summary>
    public DateTimeOffset? PossibleUntil { get; init; }

    /// <summary>The maximum would need a one-time code.</summary>
    public bool NeedsStepUp => Maximum.Amount > StepUpAbove;

    /// <summary>The maximum would need approval.</summary>
    public bool NeedsApproval => Maximum.Amount > ApprovalAbove;

    /// <summary>Allowed reasons; empty when nothing is possible.</summary>
    public IReadOnlyList<RefundReason> Reasons { get; init; } = [];

    /// <summary>How long the customer waits for the money; null when nothing is possible.</summary>
    public BusinessDays? Takes { get; init; }

    public RefundDecision.Denied? WhyNot { get; init; }
}
