using System.Globalization;
using CrmPayments.Core.Text;

namespace CrmPayments.Core.Recovery;

/// <summary>The facts of all countries: shipped, and an administrator's own.</summary>
public sealed class CountryRules
{
    private const string Any = "*";
    private static readonly char[] Separators = [';', ',', '\n', '\r'];

    private readonly Dictionary<string, CountryRule> _rules;

    private CountryRules(Dictionary<string, CountryRule> rules) => _rules = rules;

    /// <summary>As shipped.</summary>
    public static CountryRules Default { get; } = new(Read());

    /// <param name="country">Two letters, any case; null or not known: what is common.</param>
    public CountryRule Of(string? country) =>
        country is not null && _rules.TryGetValue(country.Trim(), out var rule) ? rule : _rules[Any];

    /// <summary>With an administrator's facts. What is not written rightly leaves the shipped fact; <see cref="Problems"/> tells it.</summary>
    public CountryRules With(IEnumerable<CountryOverride> rows)
    {
        var rules = new Dictionary<string, CountryRule>(_rules, StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows) rules[row.Country.Trim()] = With(Of(row.Country), row);
        return new CountryRules(rules);
    }

    /// <summary>Which of a row's columns cannot be understood, by the names of <see cref="CountryOverride"/>; empty: all can.</summary>
    public static IReadOnlyList<string> Problems(CountryOverride row)
    {
        var problems = new List<string>();
        if (row.Country.Trim() is not { Length: 2 } country || !country.All(char.IsLetter)) problems.Add(nameof(row.Country));
        if (row.TimeZone is { Length: > 0 } zone && TimeZones.Find(zone) is null) problems.Add(nameof(row.TimeZone));
        if (!PaydayRule.TryParse(row.Paydays, out _)) problems.Add(nameof(row.Paydays));
        if (Parts(row.Holidays).Any(part => HolidayRule.Read(part) is null)) problems.Add(nameof(row.Holidays));
        if (Days(row.DaysWithoutMessages) is null) problems.Add(nameof(row.DaysWithoutMessages));
        if ((row.MessagesFrom ?? 0) >= (row.MessagesTo ?? 24)) problems.Add(nameof(row.MessagesFrom));
        return problems;
    }

    private static CountryRule With(CountryRule shipped, CountryOverride row)
    {
        var wrong = Problems(row);
        bool Has(string column, string? text) => !string.IsNullOrWhiteSpace(text) && !wrong.Contains(column);
        var hours = !wrong.Contains(nameof(row.MessagesFrom));
        return new CountryRule
        {
            Country = row.Country.Trim().ToUpperInvariant(),
            TimeZone = Has(nameof(row.TimeZone), row.TimeZone) ? row.TimeZone! : shipped.TimeZone,
            Paydays = Has(nameof(row.Paydays), row.Paydays) ? Paydays(row.Paydays) : shipped.Paydays,
            Shift = shipped.Shift,
            Holidays = Has(nameof(row.Holidays), row.Holidays) ? Holidays(row.Holidays) : shipped.Holidays,
            MessagesFrom = hours ? row.MessagesFrom ?? shipped.MessagesFrom : shipped.MessagesFrom,
            MessagesTo = hours ? row.MessagesTo ?? shipped.MessagesTo : shipped.MessagesTo,
            DaysWithoutMessages = Has(nameof(row.DaysWithoutMessages), row.DaysWithoutMessages) ? Days(row.DaysWithoutMessages)! : shipped.DaysWithoutMessages,
            MessagesPerWeek = row.MessagesPerWeek ?? shipped.MessagesPerWeek,
            Representments = row.Representments ?? shipped.Representments,
        };
    }

    private static Dictionary<string, CountryRule> Read()
    {
        var holidays = CsvTable.Embedded("Recovery/Tables/holidays.csv").Rows.ToDictionary(row => row[0], row => Holidays(row[1]));
        return CsvTable.Embedded("Recovery/Tables/countries.csv").Rows
            .Select(row => Rule(row, holidays.TryGetValue(row[0], out var own) ? own : holidays[Any]))
            .ToDictionary(rule => rule.Country, StringComparer.OrdinalIgnoreCase);
    }

    // Columns: country, zone, paydays, shift, from, to, nodays, perweek, represent.
    private static CountryRule Rule(string[] row, IReadOnlyList<HolidayRule> holidays) => new()
    {
        Country = row[0],
        TimeZone = row[1],
        Paydays = Paydays(row[2]),
        Shift = (PaydayShift)Enum.Parse(typeof(PaydayShift), row[3]),
        Holidays = holidays,
        MessagesFrom = Number(row[4]),
        MessagesTo = Number(row[5]),
        DaysWithoutMessages = Days(row[6]) ?? [],
        MessagesPerWeek = Number(row[7]),
        Representments = row[8].Length == 0 ? null : Number(row[8]),
    };

    private static PaydayRule Paydays(string? text) => PaydayRule.TryParse(text, out var rule) ? rule : PaydayRule.None;

    private static IReadOnlyList<HolidayRule> Holidays(string? text) => [.. Parts(text).Select(HolidayRule.Read).OfType<HolidayRule>()];

    // Null: a word is no weekday.
    private static List<DayOfWeek>? Days(string? text)
    {
        var days = new List<DayOfWeek>();
        foreach (var part in Parts(text).Where(part => !part.Equals("None", StringComparison.OrdinalIgnoreCase)))
        {
            if (!Weekdays.TryRead(part, out var day)) return null;
            days.Add(day);
        }

        return days;
    }

    private static IEnumerable<string> Parts(string? text) =>
        (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim()).Where(part => part.Length > 0);

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
