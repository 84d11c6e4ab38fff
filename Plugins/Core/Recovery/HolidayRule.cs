using System.Globalization;

namespace CrmPayments.Core.Recovery;

/// <summary>One day without bank business in every year, or in one: "12-25", "07-04~", "01-3MON", "05-25&lt;MON", "E+1", "2026-02-17".</summary>
/// <remarks>The written forms are explained in Tables/holidays.csv.</remarks>
internal sealed class HolidayRule
{
    private readonly Func<int, DateTime[]> _in;

    private HolidayRule(Func<int, DateTime[]> inYear) => _in = inYear;

    private HolidayRule(Func<int, DateTime> inYear)
        : this(year => [inYear(year)])
    {
    }

    /// <summary>The days of a year's holiday: none, one, or the day itself on a weekend and the day on which it is kept.</summary>
    public IReadOnlyList<DateTime> In(int year) => _in(year);

    /// <summary>Null: no such form.</summary>
    public static HolidayRule? Read(string text)
    {
        var rule = text.Trim().ToUpperInvariant();
        if (DateTime.TryParseExact(rule, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var once)) return new(year => year == once.Year ? [once] : []);
        if (rule.StartsWith("E+", StringComparison.Ordinal) || rule.StartsWith("E-", StringComparison.Ordinal)) return FromEaster(rule.Substring(1));
        return rule.Length >= 5 && rule[2] == '-' && Number(rule.Substring(0, 2)) is >= 1 and <= 12 and { } month ? InMonth(month, rule.Substring(3)) : null;
    }

    private static HolidayRule? FromEaster(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days) ? new(year => Easter(year).AddDays(days)) : null;

    // 25, 25~, 25>, 25>MON, 25<MON, 3MON, LMON
    private static HolidayRule? InMonth(int month, string rest)
    {
        if (rest.Length == 4 && Weekdays.TryRead(rest.Substring(1), out var weekday))
            return rest[0] == 'L' ? new(year => Last(year, month, weekday)) : rest[0] is >= '1' and <= '4' ? new(year => Nth(year, month, weekday, rest[0] - '0')) : null;
        if (Number(rest.Substring(0, Math.Min(2, rest.Length))) is not { } day || day < 1 || day > DateTime.DaysInMonth(2000, month)) return null;
        return Moved(month, day, rest.Substring(2));
    }

    private static HolidayRule? Moved(int month, int day, string move)
    {
        if (move.Length == 0) return new(year => Date(year, month, day));
        if (move == "~") return new(year => Both(Date(year, month, day), Nearest));
        if (move == ">") return new(year => Both(Date(year, month, day), AfterWeekend));
        if (!Weekdays.TryRead(move.Substring(1), out var weekday)) return null;
        return move[0] switch
        {
            '>' => new(year => OnOrAfter(Date(year, month, day), weekday)),
            '<' => new(year => OnOrAfter(Date(year, month, day).AddDays(-6), weekday)),
            _ => null,
        };
    }

    // Christmas on a Saturday is Christmas; banks and offices only keep another day besides.
    private static DateTime[] Both(DateTime date, Func<DateTime, DateTime> kept) => [date, kept(date)];

    private static DateTime Nearest(DateTime date) => date.DayOfWeek == DayOfWeek.Saturday ? date.AddDays(-1) : AfterWeekend(date);

    // The two days of Christmas follow each other: on a weekend each moves by two days, so that they stay two.
    private static DateTime AfterWeekend(DateTime date) => date.DayOfWeek switch
    {
        DayOfWeek.Saturday => date.AddDays(2),
        DayOfWeek.Sunday => date.AddDays(date.Month == 12 && date.Day > 24 ? 2 : 1),
        _ => date,
    };

    private static DateTime OnOrAfter(DateTime date, DayOfWeek weekday) => date.AddDays(((int)weekday - (int)date.DayOfWeek + 7) % 7);

    private static DateTime Nth(int year, int month, DayOfWeek weekday, int nth) => OnOrAfter(new DateTime(year, month, 1), weekday).AddDays(7 * (nth - 1));

    private static DateTime Last(int year, int month, DayOfWeek weekday) => OnOrAfter(new DateTime(year, month, DateTime.DaysInMonth(year, month)).AddDays(-6), weekday);

    private static DateTime Date(int year, int month, int day) => new(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));

    private static int? Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Western Easter, by the method of Meeus, Jones and Butcher.
    private static DateTime Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        int h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        int l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        int m = (a + (11 * h) + (22 * l)) / 451;
        int day = h + l - (7 * m) + 114;
        return new DateTime(year, day / 31, (day % 31) + 1);
    }
}
