namespace CrmPayments.Core.Gateways;

/// <summary>A gateway that can ask a bank whether a stored method still works (<see cref="GatewayCapabilities.VerifiesMethods"/>).</summary>
public interface IVerifiesMethods
{
    /// <summary>Asks with an amount of zero; nothing is booked. Never throws for anything a gateway, a network or a bank can do.</summary>
    /// <param name="methodToken">The gateway's token of the stored method.</param>
    /// <param name="customerToken">The gateway's id of the customer, where it wants one; else empty.</param>
    /// <param name="reference">Ours, unique for each question.</param>
    /// <param name="cancel">Ends the waiting.</param>
    Task<MethodVerification> VerifyAsync(string methodToken, string customerToken, string reference, CancellationToken cancel);
}
