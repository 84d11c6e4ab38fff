namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>What is posted to the doors settle and chargeback.</summary>
public sealed record AuthorizeNetIds
{
    /// <summary>Transaction ids; empty: all, where that makes sense.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];
}
