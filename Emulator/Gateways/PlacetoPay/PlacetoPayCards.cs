namespace CrmPayments.Emulator.Gateways.PlacetoPay;

/// <summary>The vendor's published test cards.</summary>
internal static class PlacetoPayCards
{
    public const string Good = "4111111111111111", Refused = "4110760000000016", PendingThenGood = "4110760000000032";

    private static readonly string[] Approved = [Good, "4110760000000008", "4110760000000081", "5367680000000005", "36545400000008", "377222581193005"];

    private static readonly string[] Pending = [PendingThenGood, "5180300000000047", "36545407032806"];

    /// <summary>The status that a card leads to; one that is not published is refused.</summary>
    public static string Outcome(string number) =>
        Approved.Contains(number) ? PlacetoPaySession.Approved : Pending.Contains(number) ? PlacetoPaySession.Pending : PlacetoPaySession.Rejected;
}
