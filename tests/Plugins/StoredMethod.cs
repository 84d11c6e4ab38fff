namespace CrmPayments.Tests.Plugins;

/// <summary>A method that a customer stored at a gateway.</summary>
/// <param name="Token">The gateway's.</param>
/// <param name="CustomerToken">Its customer's, where the gateway wants one; else empty.</param>
internal sealed record StoredMethod(string Token, string CustomerToken);
