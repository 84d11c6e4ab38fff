namespace CrmPayments.Core.Subscriptions;

/// <summary>When a subscription is charged: on its first day, and then every so many intervals.</summary>
/// <param name="Interval">The unit.</param>
/// <param name="Count">How many of them; at least 1.</param>
/// <param name="StartsOn">The first charge; its time of day is that of all.</param>
/// <param name="AnchorDay">Day of the month of the later charges, 1 to 31, where the unit is months or years; null: the day it starts on.</param>
public sealed record BillingSchedule(BillingInterval Interval, int Count, DateTimeOffset StartsOn, int? AnchorDay = null)
{
    private const int DaysOfWeek = 7;
    private const int MonthsOfYear = 12;

    /// <summary>The first date later than an instant; never before the start.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset after)
    {
        if (after < StartsOn) return StartsOn;
        for (var number = Passed(after); ; number++)
        {
            if (At(number) is var date && date > after) return date;
        }
    }

    /// <summary>The last date up to an instant, itself included; null: it has not begun.</summary>
    public DateTimeOffset? LastUntil(DateTimeOffset until)
    {
        if (until < StartsOn) return null;
        var number = Passed(until);
        while (At(number + 1) <= until) number++;
        return At(number);
    }

    /// <summary>How many dates of the schedule lie after one instant and not after another.</summary>
    public int Between(DateTimeOffset after, DateTimeOffset until)
    {
        var dates = 0;
        for (var date = NextAfter(after); date <= until; date = NextAfter(date)) dates++;
        return dates;
    }

    /// <summary>A number of periods that have certainly passed: the search begins close to its end.</summary>
    private int Passed(DateTimeOffset after) => Interval switch
    {
        BillingInterval.Day => (int)((after - StartsOn).TotalDays / Count),
        BillingInterval.Week => (int)((after - StartsOn).TotalDays / (DaysOfWeek * Count)),
        _ => Math.Max(0, (Months(after) / (Count * MonthsOfOne)) - 1),
    };

    private int Months(DateTimeOffset after) => ((after.Year - StartsOn.Year) * MonthsOfYear) + after.Month - StartsOn.Month;

    private int MonthsOfOne => Interval == BillingInterval.Year ? MonthsOfYear : 1;

    private DateTimeOffset At(int number) => Interval switch
    {
        BillingInterval.Day => StartsOn.AddDays((double)number * Count),
        BillingInterval.Week => StartsOn.AddDays((double)number * Count * DaysOfWeek),
        _ => number == 0 ? StartsOn : Anchored(StartsOn.AddMonths(number * Count * MonthsOfOne)),
    };

    /// <summary>The day of the month, or the last day of a shorter one; counted from the start, so that February does not make all later months short.</summary>
    private DateTimeOffset Anchored(DateTimeOffset month)
    {
        var day = Math.Min(AnchorDay ?? StartsOn.Day, DateTime.DaysInMonth(month.Year, month.Month));
        return month.AddDays(day - month.Day);
    }
}
