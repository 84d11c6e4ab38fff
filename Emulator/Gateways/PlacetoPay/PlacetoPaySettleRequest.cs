namespace CrmPayments.Emulator.Gateways.PlacetoPay;

/// <summary>What is posted to the settle door.</summary>
public sealed record PlacetoPaySettleRequest
{
    /// <summary>Sessions; none: all.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];
}
