namespace CrmPayments.Core.Refunds;

/// <summary>What a refund policy can say. Of several policies each rule may be decided by another row.</summary>
public enum PolicyRule
{
    MaximumPerRefund,
    MaximumPerDay,
    MaximumPerMonth,
    DaysSinceCharge,
    Reasons,
    GatewayTypes,
    FullOnly,
    Approval,
    StepUp,
    StepUpWhenUnusual,
    CustomerCheck,
}
