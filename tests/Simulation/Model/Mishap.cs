namespace CrmPayments.Tests.Simulation;

/// <summary>Something that ends a card or account, or stops it for a while.</summary>
/// <param name="Card">Field 39 that the bank answers with.</param>
/// <param name="Debit">The return code of a bank debit.</param>
/// <param name="Advice">Mastercard's advice.</param>
/// <param name="Lasts">Days at most; null: for ever.</param>
internal sealed record Mishap(string Card, string Debit, string Advice, double? Lasts)
{
    /// <summary>How likely each is in a year. Assumptions.</summary>
    public static IReadOnlyList<(Mishap? What, double Weight)> Yearly { get; } =
    [
        (new("43", "R02", "03", null), 0.025),   // stolen
        (new("41", "R02", "03", null), 0.025),   // lost
        (new("46", "R02", "01", null), 0.025),   // closed
        (new("14", "R04", "01", null), 0.015),   // no such number (any more)
        (new("R1", "R08", "21", null), 0.020),   // the customer stopped this plan
        (new("57", "R20", "", null), 0.008),     // not permitted to this holder
        (new("59", "R10", "", 30), 0.012),       // suspected fraud
        (new("62", "R16", "", 45), 0.012),       // restricted, frozen
        (new("04", "R02", "03", null), 0.005),   // pick up
        (new("01", "R01", "", 30), 0.008),       // call issuer
        (new("1A", "R01", "", 60), 0.015),       // wants the holder to authenticate
        (new("82", "R03", "", null), 0.005),     // security value wrong
        (new("12", "R20", "", 10), 0.005),       // invalid transaction
        (new("03", "R03", "", 5), 0.003),        // invalid merchant: our side
        (new("51", "R01", "30", 240), 0.080),    // income lost
        (null, 0.737),
    ];

    public DateTimeOffset From { get; init; }

    public DateTimeOffset? Until { get; init; }

    public bool Holds(DateTimeOffset at) => at >= From && (Until is null || at < Until);
}
