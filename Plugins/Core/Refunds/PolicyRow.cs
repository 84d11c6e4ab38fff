namespace CrmPayments.Core.Refunds;

/// <summary>One refund policy that applies to the person who asks.</summary>
/// <param name="AppliesTo">Through what it applies.</param>
/// <param name="MaximumPerRefund">In the charge's currency.</param>
/// <param name="ApprovalAbove">Null: it demands no approval.</param>
public sealed record PolicyRow(PolicyScope AppliesTo, decimal MaximumPerRefund, decimal? ApprovalAbove);
