namespace CrmPayments.Emulator.Gateways.Niubiz;

/// <summary>What is posted to the settle door.</summary>
internal sealed record NiubizIds
{
    /// <summary>Empty for all.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];
}
