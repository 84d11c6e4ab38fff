namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>What is posted to the settle door.</summary>
public sealed record BraintreeSettleRequest
{
    /// <summary>Legacy ids; empty for everything that is submitted.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];
}
