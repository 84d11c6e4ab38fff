namespace CrmPayments.Tests.Simulation;

/// <summary>A card or account.</summary>
/// <param name="Owner">Whose.</param>
/// <param name="Generation">0: the one the customer began with; later ones replaced it, and nothing befalls them but their owner's purse.</param>
internal sealed record Instrument(Person Owner, int Generation)
{
    private const int Second = 9;

    /// <summary>The other card of who has two; not one that replaced the first.</summary>
    public bool IsBackup => Generation == Second;

    public static Instrument BackupOf(Person owner) => new(owner, Second);

    public Network Network => Owner.Market.Network;

    public override string ToString() => $"customer {Owner.Number}, {Network} no. {Generation}";
}
