namespace CrmPayments.Core.Gateways;

/// <summary>A gateway with pages of its own where a customer pays an amount once (<see cref="GatewayCapabilities.PaymentLinks"/>).</summary>
/// <remarks>As everywhere in <see cref="IPaymentGateway"/>: no method throws for anything a gateway or a network can do, and none sends twice.</remarks>
public interface IMakesPaymentLinks
{
    /// <summary>Makes a page at the provider where the customer pays this amount once. Money is only ever booked by the customer there.</summary>
    Task<PaymentLinkResult> CreateLinkAsync(PaymentLinkOrder order, CancellationToken cancel);

    /// <summary>How a link stands, with the charge that it ended in.</summary>
    Task<LookupResult<PaymentLink>> FindLinkAsync(string linkId, CancellationToken cancel);

    /// <summary>Finds a link whose answer was lost, by the reference it was made with.
    /// NotFound only when the provider's word is complete; a provider without such a search answers Unavailable.</summary>
    /// <param name="reference">As in <see cref="PaymentLinkOrder.Reference"/>.</param>
    /// <param name="notBefore">Links older than this are not looked at.</param>
    /// <param name="cancel">Ends the waiting.</param>
    Task<LookupResult<PaymentLink>> FindLinkByReferenceAsync(string reference, DateTimeOffset notBefore, CancellationToken cancel);

    /// <summary>Makes it unusable. What is paid already stays so: <see cref="PaymentLinkResult.Made"/> with a paid link.
    /// Where the provider has no such call (<see cref="GatewayCapabilities.ClosesPaymentLinks"/>): Declined, in words.</summary>
    Task<PaymentLinkResult> CloseLinkAsync(string linkId, CancellationToken cancel);
}
