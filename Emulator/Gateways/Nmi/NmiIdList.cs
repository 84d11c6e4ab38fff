namespace CrmPayments.Emulator.Gateways.Nmi;

/// <summary>What is posted to the door settle.</summary>
public sealed record NmiIdList
{
    /// <summary>Transaction ids; empty: all.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];
}
