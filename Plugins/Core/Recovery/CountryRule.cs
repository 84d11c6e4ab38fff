using System.Collections.Concurrent;

namespace CrmPayments.Core.Recovery;

/// <summary>One country's clock, paydays, holidays and hours for messages.</summary>
/// <remarks>Source of the shipped facts: practice/recovery.md sections 8 and 12; the tables countries.csv and holidays.csv.</remarks>
public sealed class CountryRule
{
    // A year's holidays, made once a year and country.
    private readonly ConcurrentDictionary<int, HashSet<DateTime>> _years = new();

    /// <summary>Two capital letters; * for a country that is not known.</summary>
    public string Country { get; init; } = "*";

    /// <summary>A time zone's identifier or code; empty: the country has none of its own.</summary>
    public string TimeZone { get; init; } = "";

    public PaydayRule Paydays { get; init; } = PaydayRule.None;

    public PaydayShift Shift { get; init; }

    /// <summary>Local hour from which customers may be written to.</summary>
    public int MessagesFrom { get; init; } = 9;

    /// <summary>Local hour before which a message must be sent.</summary>
    public int MessagesTo { get; init; } = 20;

    public IReadOnlyList<DayOfWeek> DaysWithoutMessages { get; init; } = [];

    /// <summary>At most so many messages to one customer within seven days.</summary>
    public int MessagesPerWeek { get; init; } = 3;

    /// <summary>How often a returned bank debit may be presented again, where the country says so; null: the network's number.</summary>
    public int? Representments { get; init; }

    internal IReadOnlyList<HolidayRule> Holidays { get; init; } = [];

    /// <summary>A public holiday: no salaries, no bank debits, no messages.</summary>
    /// <param name="date">A local date, without a time.</param>
    public bool IsHoliday(DateTime date) => (_years.TryGetValue(date.Year, out var days) ? days : _years.GetOrAdd(date.Year, Of)).Contains(date);

    /// <summary>Banks work: neither a weekend nor a holiday.</summary>
    public bool IsBankDay(DateTime date) => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(date);

    // A holiday of the next year may be kept in this one (New Year on a Saturday), and the other way round.
    private HashSet<DateTime> Of(int year) =>
        [.. from rule in Holidays from around in new[] { year - 1, year, year + 1 } from day in rule.In(around) where day.Year == year select day];
}
