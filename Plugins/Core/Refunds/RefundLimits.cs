namespace CrmPayments.Core.Refunds;

/// <summary>How much one person may give back. Having none at all (null) means having no right to refund.</summary>
/// <param name="MaximumPerRefund">In the charge's currency; at least zero.</param>
/// <param name="ApprovalAbove">Above this another person must approve; null: never.</param>
public sealed record RefundLimits(decimal MaximumPerRefund, decimal? ApprovalAbove);
