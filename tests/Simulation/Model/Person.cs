namespace CrmPayments.Tests.Simulation;

/// <summary>
/// A customer with one subscription. Numbers without a source are assumptions, chosen so that 5 to 10 % of the charges fail and a
/// quarter to a third of the failures are cards that ended (practice of the field; vendors' words).
/// </summary>
internal sealed class Person
{
    private const double TightShare = 0.25, UpdatedShare = 0.4, SilentShare = 0.15, WithoutZone = 0.3, Vip = 0.04, TwoCards = 0.1, OwnPurse = 0.5;

    public Person(Fate fate, int number, DateTimeOffset start)
    {
        Number = number;
        Market = fate.Pick([.. Market.All.Select(market => (market, market.Weight))], "market", number);
        (Iana, ZoneCode) = fate.Pick(Market.Zones, "zone", number);
        TellsZone = Market.Zones.Length > 1 || !fate.Happens(WithoutZone, "tells zone", number);
        Price = fate.Pick(Market.Prices, "price", number);
        Paydays = fate.Pick(Market.Paydays, "paydays", number);
        IsTight = fate.Happens(TightShare, "tight", number);
        IsVip = fate.Happens(Vip, "vip", number);
        HasBackup = Market.Network != Network.Ach && fate.Happens(TwoCards, "two cards", number);
        BackupHasOwnPurse = fate.Happens(OwnPurse, "own purse", number);
        Zone = TimeZoneInfo.FindSystemTimeZoneById(Iana);
        FirstCharge = start.AddDays(1 + (int)fate.Between(0, 30, "first day", number)).AddHours((int)fate.Between(0, 4, "first hour", number) * 6);
        Ends = Market.Network == Network.Ach ? null : start.AddDays(fate.Between(-20, 4 * 365, "expiry", number)) is var end && end < start ? end.AddYears(4) : end;
        Updater = fate.Pick([(CardUpdate.Told, UpdatedShare), (CardUpdate.Silent, SilentShare), (CardUpdate.None, 1 - UpdatedShare - SilentShare)], "updater", number);
        UpdatedAfter = TimeSpan.FromDays(fate.Between(-25, 12, "updated after", number));
        Fatal = Happening(fate, number, start);
    }

    public int Number { get; }

    public Market Market { get; }

    public string Iana { get; }

    public int ZoneCode { get; }

    /// <summary>The CRM knows the zone; otherwise it goes by the country.</summary>
    public bool TellsZone { get; }

    public TimeZoneInfo Zone { get; }

    public decimal Price { get; }

    public int[] Paydays { get; }

    /// <summary>Money is often short before payday.</summary>
    public bool IsTight { get; }

    public bool IsVip { get; }

    /// <summary>A second card is stored, for when the first fails.</summary>
    public bool HasBackup { get; }

    /// <summary>Money on the second card does not depend on wages.</summary>
    public bool BackupHasOwnPurse { get; }

    public DateTimeOffset FirstCharge { get; }

    /// <summary>When the first card is printed to end; null: an account.</summary>
    public DateTimeOffset? Ends { get; }

    public CardUpdate Updater { get; }

    /// <summary>When the bank has replaced the card, counted from its end.</summary>
    public TimeSpan UpdatedAfter { get; }

    /// <summary>What befalls the first card or account, if anything.</summary>
    public Mishap? Fatal { get; }

    /// <summary>The end of the printed month.</summary>
    public DateTimeOffset? ExpiresOn => Ends is { } end ? new DateTimeOffset(end.Year, end.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1) : null;

    private static Mishap? Happening(Fate fate, int number, DateTimeOffset start)
    {
        var kind = fate.Pick(Mishap.Yearly, "mishap", number);
        if (kind is null) return null;
        var from = start.AddDays(fate.Between(0, 365, "mishap day", number));
        return kind with { From = from, Until = kind.Lasts is { } days ? from.AddDays(fate.Between(days / 3, days, "mishap lasts", number)) : null };
    }
}
