namespace CrmPayments.Core.Gateways;

/// <summary>A refund, or the void of a whole charge, as its gateway tells it.</summary>
/// <param name="Id">The gateway's id; for a void, the charge's id.</param>
/// <param name="ChargeId">The charge it gives money back of; empty when the gateway did not say.</param>
/// <param name="Reference">Our reference, if it carries one; else empty (made in the gateway's own console).</param>
/// <param name="Amount">What goes back.</param>
/// <param name="Standing">Where it stands.</param>
/// <param name="GatewayCode">The raw reason of a failure, or of a wait (<see cref="LowBalance"/>); else empty.</param>
/// <param name="GatewayText">Its text, safe to show.</param>
/// <param name="TraceNumber">What the customer's bank can search by (ARN); else empty.</param>
public sealed record GatewayRefund(
    string Id, string ChargeId, string Reference, Money Amount, RefundStanding Standing,
    string GatewayCode = "", string GatewayText = "", string TraceNumber = "")
{
    /// <summary>The code of a refund that waits until our balance at the gateway covers it.</summary>
    public const string LowBalance = "insufficient_funds";

    public bool WaitsForBalance => Standing == RefundStanding.Processing && GatewayCode == LowBalance;
}
