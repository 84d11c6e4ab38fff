namespace CrmPayments.Core.Recovery;

/// <summary>Time as one customer lives it: zone, holidays, paydays, and the hours in which they may be written to.</summary>
/// <remarks>Time is kept in UTC and turned at planning, by the zone and never by an offset. Source: practice/recovery.md sections 8 and 12.</remarks>
public sealed class CustomerClock
{
    // Two months hold a payday of every rhythm; a calendar that never lets anything through has an end, too.
    private const int SearchDays = 62;

    // A holiday bridge moves a payday by days, not by weeks.
    private const int LongestShift = 10;

    // Who waits for longer than from one wage to the next of those who are paid twice a month loses tries that the ladder has. Our own number.
    private const int HalfAMonth = 16;

    private CustomerClock(TimeZoneInfo zone, ZoneSource source, CountryRule country, string problem)
    {
        Zone = zone;
        Source = source;
        Country = country;
        ZoneProblem = problem;
    }

    public TimeZoneInfo Zone { get; }

    public ZoneSource Source { get; }

    public CountryRule Country { get; }

    /// <summary>A time zone that was given and is not known here; empty: none.</summary>
    public string ZoneProblem { get; }

    /// <summary>The clock by the first zone that is known: the customer's, the country's, the organization's, else UTC. Never fails.</summary>
    public static CustomerClock For(CustomerPlace place, CountryRules rules)
    {
        var country = rules.Of(place.Country);
        var problem = "";
        if (Look(place.TimeZone, ref problem) is { } own) return new(own, ZoneSource.Customer, country, problem);
        if (Look(country.TimeZone, ref problem) is { } common) return new(common, ZoneSource.Country, country, problem);
        return Look(place.OrganizationZone, ref problem) is { } last
            ? new(last, ZoneSource.Organization, country, problem)
            : new(TimeZoneInfo.Utc, ZoneSource.Assumed, country, problem);
    }

    /// <summary>The instant with the customer's offset.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    /// <summary>The instant of a local time.</summary>
    /// <param name="date">A local date.</param>
    /// <param name="time">Of that day.</param>
    /// <returns>An hour that the change to summer time leaves out is the hour after it; one that comes twice is the first of the two.</returns>
    public DateTimeOffset At(DateTime date, TimeSpan time)
    {
        var local = DateTime.SpecifyKind(date.Date + time, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(local)) return Local(new DateTimeOffset(local, Zone.GetUtcOffset(local.AddHours(-3))));
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    /// <summary>Whether the customer may be written to at an instant: hours, weekdays, holidays.</summary>
    public bool MayMessage(DateTimeOffset at)
    {
        var local = Local(at);
        return local.Hour >= Country.MessagesFrom && local.Hour < Country.MessagesTo && IsMessageDay(local.Date);
    }

    /// <summary>The first instant from one on at which the customer may be written to.</summary>
    /// <returns>Null: the country's rule leaves no such time within two months.</returns>
    public DateTimeOffset? NextMessageTime(DateTimeOffset from)
    {
        if (MayMessage(from)) return Local(from);
        var date = Local(from).Date;
        for (var day = 0; day <= SearchDays; day++)
        {
            var opens = At(date.AddDays(day), TimeSpan.FromHours(Country.MessagesFrom));
            if (opens >= from && MayMessage(opens)) return opens;
        }

        return null;
    }

    /// <summary>The next day on which money comes in, on or after a local date.</summary>
    /// <param name="from">A local date.</param>
    /// <param name="learned">The days of the month on which this customer's money came; they beat the country's table, unless the next of them is more than half a month away. Null or empty: none.</param>
    /// <returns>Null: no payday is known.</returns>
    public Payday? NextPayday(DateTime from, PaydayRule? learned = null)
    {
        // A learned day is a day that worked, so it is not moved to a day of bank business.
        var own = Next(learned ?? PaydayRule.None, from.Date, date => date) is { } day ? new Payday(day, true) : (Payday?)null;
        if (own is { } known && known.Day <= from.Date.AddDays(HalfAMonth)) return own;
        var common = Next(Country.Paydays, from.Date, Shifted) is { } usual ? new Payday(usual, false) : (Payday?)null;
        return own is { } late && !(common?.Day < late.Day) ? own : common;
    }

    /// <summary>The first day of bank business on or after a local date.</summary>
    public DateTime NextBankDay(DateTime from)
    {
        var date = from.Date;
        for (var day = 0; day < SearchDays && !Country.IsBankDay(date); day++) date = date.AddDays(1);
        return date;
    }

    private bool IsMessageDay(DateTime date) => !Country.DaysWithoutMessages.Contains(date.DayOfWeek) && !Country.IsHoliday(date);

    private DateTime Shifted(DateTime date)
    {
        var step = Country.Shift == PaydayShift.Before ? -1 : 1;
        for (var day = 0; day < LongestShift && !Country.IsBankDay(date); day++) date = date.AddDays(step);
        return date;
    }

    private static DateTime? Next(PaydayRule rule, DateTime from, Func<DateTime, DateTime> shift)
    {
        if (rule.IsEmpty) return null;
        DateTime? next = null;
        for (var day = -LongestShift; day <= SearchDays; day++)
        {
            var date = from.AddDays(day);
            if (rule.Holds(date)) next = Earliest(next, shift(date), from);
        }

        return next;
    }

    private static DateTime? Earliest(DateTime? found, DateTime candidate, DateTime from) =>
        candidate >= from && (found is null || candidate < found) ? candidate : found;

    private static TimeZoneInfo? Look(string? name, ref string problem)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        var zone = TimeZones.Find(name!.Trim());
        if (zone is null && problem.Length == 0) problem = name.Trim();
        return zone;
    }
}
