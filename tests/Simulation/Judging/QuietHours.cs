namespace CrmPayments.Tests.Simulation;

/// <summary>When nobody is written to, by the customer's own clock: before nine, from twenty o'clock, on Sundays and on the great holidays.</summary>
internal static class QuietHours
{
    private const int From = 9, To = 20;

    private static readonly (string Country, int Month, int Day)[] Holidays =
        [("US", 7, 4), ("US", 12, 25), ("US", 1, 1), ("DE", 10, 3), ("DE", 12, 25), ("DE", 1, 1), ("ES", 12, 25), ("ES", 1, 1), ("GB", 12, 25), ("GB", 1, 1), ("CO", 7, 20), ("CO", 12, 25), ("CO", 1, 1)];

    public static bool Includes(Person person, DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, person.Zone);
        return local.Hour is < From or >= To || local.DayOfWeek == DayOfWeek.Sunday || Holidays.Contains((person.Market.Country, local.Month, local.Day));
    }
}
