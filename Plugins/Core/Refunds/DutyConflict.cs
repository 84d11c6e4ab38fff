namespace CrmPayments.Core.Refunds;

/// <summary>Two duties that one person should not hold together.</summary>
public enum DutyConflict
{
    /// <summary>May ask for refunds, and approve what others may not give back alone.</summary>
    AskAndApprove,

    /// <summary>May ask for refunds, and change the policies that limit them.</summary>
    PolicyAndRefund,

    /// <summary>May ask for refunds, and change the accounts they are sent from.</summary>
    GatewayAndRefund,
}
