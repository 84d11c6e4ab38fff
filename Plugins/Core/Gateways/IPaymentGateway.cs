namespace CrmPayments.Core.Gateways;

/// <summary>
/// The contract every gateway keeps. No method throws for anything a gateway, a network or a bank can do:
/// rubbish, time-outs and broken connections are answers (<see cref="RefundResult.Unknown"/>, <see cref="LookupResult{T}.Unavailable"/>).
/// No method sends twice anything that could book twice.
/// </summary>
public interface IPaymentGateway
{
    GatewayCapabilities Capabilities { get; }

    Task<ChargeResult> ChargeAsync(ChargeOrder order, CancellationToken cancel);

    /// <summary>Gives money back on a settled charge (or an unsettled one, where the gateway can).</summary>
    Task<RefundResult> RefundAsync(RefundOrder order, CancellationToken cancel);

    /// <summary>Cancels a whole unsettled charge. The order's amount is the charge's.</summary>
    Task<RefundResult> VoidAsync(RefundOrder order, CancellationToken cancel);

    Task<LookupResult<GatewayCharge>> FindChargeAsync(string chargeId, CancellationToken cancel);

    /// <summary>Finds a charge whose answer was lost, by the reference it was sent with.</summary>
    /// <param name="reference">As in <see cref="ChargeOrder.Reference"/>.</param>
    /// <param name="notBefore">Charges older than this are not looked at; where a gateway has no search, those of the thirty days from then on are.</param>
    /// <param name="cancel">Ends the waiting.</param>
    Task<LookupResult<GatewayCharge>> FindChargeByReferenceAsync(string reference, DateTimeOffset notBefore, CancellationToken cancel);

    /// <summary>Finds a refund or void whose answer was lost, by the order it was sent with.
    /// A charge found voided answers a refund of the charge's id with the charge's amount.</summary>
    Task<LookupResult<GatewayRefund>> FindRefundAsync(RefundOrder order, CancellationToken cancel);

    Task<ConnectionTest> TestAsync(CancellationToken cancel);
}
