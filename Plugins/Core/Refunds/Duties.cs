namespace CrmPayments.Core.Refunds;

/// <summary>What one person may do about refunds, for the report on separated duties.</summary>
/// <param name="Limits">Null: no policy reaches them; then nothing conflicts.</param>
/// <param name="EditsPolicies">A role of theirs lets them create or change refund policies.</param>
/// <param name="EditsGateways">A role of theirs lets them create or change gateways.</param>
public sealed record Duties(RefundLimits? Limits, bool EditsPolicies, bool EditsGateways)
{
    /// <param name="leastApproval">The lowest amount above which any policy demands approval; null: none does, so nobody approves anything.</param>
    public IEnumerable<DutyConflict> Conflicts(decimal? leastApproval)
    {
        if (Limits is null || Limits.MaximumPerRefund <= 0m) yield break;
        if (ApprovalRules.Alone(Limits) > leastApproval) yield return DutyConflict.AskAndApprove;
        if (EditsPolicies) yield return DutyConflict.PolicyAndRefund;
        if (EditsGateways) yield return DutyConflict.GatewayAndRefund;
    }
}
