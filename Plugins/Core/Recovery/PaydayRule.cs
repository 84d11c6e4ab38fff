using System.Globalization;

namespace CrmPayments.Core.Recovery;

/// <summary>When people of a country are paid: days of the month, its last day, or every second weekday.</summary>
/// <remarks>Written as in countries.csv: "15;EOM;FRI/2@2026-01-02".</remarks>
public sealed class PaydayRule
{
    private const int LastDay = 31;

    private readonly List<int> _days = [];
    private readonly List<Rhythm> _rhythms = [];

    private PaydayRule()
    {
    }

    public static PaydayRule None { get; } = new();

    public bool IsEmpty => _days.Count == 0 && _rhythms.Count == 0;

    /// <summary>Days of the month on which a customer's money came before.</summary>
    /// <param name="days">1 to 31; one that a month lacks is its last day.</param>
    public static PaydayRule OnDays(IEnumerable<int> days)
    {
        var rule = new PaydayRule();
        rule._days.AddRange(days.Where(day => day is >= 1 and <= LastDay).Distinct());
        return rule;
    }

    /// <summary>Reads the written form.</summary>
    /// <param name="text">Parts between semicolons or commas; null or empty: no payday.</param>
    /// <param name="rule">What could be read; empty when the text is not right.</param>
    /// <returns>False: a part is no payday; an administrator is told.</returns>
    public static bool TryParse(string? text, out PaydayRule rule)
    {
        rule = new PaydayRule();
        foreach (var part in (text ?? "").Split([';', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (rule.Add(part.Trim().ToUpperInvariant())) continue;
            rule = None;
            return false;
        }

        return true;
    }

    /// <summary>Whether a date is a payday before any shift for holidays.</summary>
    internal bool Holds(DateTime date)
    {
        var last = DateTime.DaysInMonth(date.Year, date.Month);
        foreach (var day in _days)
        {
            if (date.Day == Math.Min(day, last)) return true;
        }

        foreach (var rhythm in _rhythms)
        {
            if (rhythm.Holds(date)) return true;
        }

        return false;
    }

    private bool Add(string part)
    {
        if (part == "EOM") return AddDay(LastDay);
        if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var day)) return day is >= 1 and <= LastDay && AddDay(day);
        if (Rhythm.Read(part) is not { } rhythm) return false;
        _rhythms.Add(rhythm);
        return true;
    }

    private bool AddDay(int day)
    {
        _days.Add(day);
        return true;
    }

    /// <summary>Every so many weeks, counted from a date.</summary>
    private readonly record struct Rhythm(DateTime From, int Weeks)
    {
        private const int DaysOfAWeek = 7;

        public bool Holds(DateTime date) => (((date - From).Days % (Weeks * DaysOfAWeek)) + (Weeks * DaysOfAWeek)) % (Weeks * DaysOfAWeek) == 0;

        // FRI/2@2026-01-02: the weekday is for the reader; the date decides, and must be that weekday.
        public static Rhythm? Read(string part)
        {
            var pieces = part.Split('/', '@');
            if (pieces.Length != 3 || !Weekdays.TryRead(pieces[0], out var weekday)) return null;
            if (!int.TryParse(pieces[1], NumberStyles.None, CultureInfo.InvariantCulture, out var weeks) || weeks is < 1 or > 8) return null;
            var isDate = DateTime.TryParseExact(pieces[2], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from);
            return isDate && from.DayOfWeek == weekday ? new Rhythm(from, weeks) : null;
        }
    }
}
