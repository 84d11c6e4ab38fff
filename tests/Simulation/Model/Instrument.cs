namespace CrmPayments.Tests.Simulation;

/// <summary>A card or account.</summary>
/// <param name="Owner">Whose.</param>
/// <param name="Generation">0: the one the customer began with; later ones replaced it, and nothing befalls them but their owner's purse.</param>
internal sealed record Instrument(Person Owner, int Generation)
{
    public Network Network => Owner.Market.Network;

    public override string ToString() => $"customer {Owner.Number}, {Network} no. {Generation}";
}
