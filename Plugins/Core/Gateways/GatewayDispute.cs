namespace CrmPayments.Core.Gateways;

/// <summary>One dispute of a charge, as its gateway tells it.</summary>
/// <param name="Id">The gateway's; empty: it gives disputes none, or did not say which.</param>
/// <param name="ChargeId">The gateway's id of the charge.</param>
/// <param name="Standing">Where it stands.</param>
/// <param name="Amount">What is disputed, or was lost; null: the whole charge.</param>
public sealed record GatewayDispute(string Id, string ChargeId, DisputeStanding Standing, Money? Amount = null);
