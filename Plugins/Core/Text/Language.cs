using System.Globalization;

namespace CrmPayments.Core.Text;

/// <summary>One language: its texts, and how it writes amounts and dates.</summary>
internal sealed class Language
{
    private const int PrimaryLanguage = 0x3FF;

    private static readonly Language English = new("en", "en-US", "MMMM d, yyyy", "MMMM yyyy", "ddd d MMM HH:mm");

    // By the low ten bits of an LCID, which are the same for all countries of a language.
    private static readonly Dictionary<int, Language> ByPrimary = new()
    {
        [0x09] = English,
        [0x0A] = new("es", "es-ES", "d 'de' MMMM 'de' yyyy", "MMMM 'de' yyyy", "ddd d MMM HH:mm"),
        [0x19] = new("ru", "ru-RU", "d MMMM yyyy 'года'", "MMMM yyyy 'года'", "ddd d MMM HH:mm"),
        [0x04] = new("zh", "zh-CN", "yyyy'年'M'月'd'日'", "yyyy'年'M'月'", "M'月'd'日' ddd HH:mm"),
    };

    private readonly CultureInfo _culture;
    private readonly string _date;
    private readonly string _month;
    private readonly string _short;
    private readonly Lazy<Dictionary<string, string>> _texts;

    private Language(string name, string culture, string date, string month, string moment)
    {
        Name = name;
        _culture = CultureInfo.GetCultureInfo(culture);
        _date = date;
        _month = month;
        _short = moment;
        _texts = new(() => Files(name).SelectMany(path => CsvTable.Embedded(path).Rows).ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal));
    }

    public static IEnumerable<Language> All => ByPrimary.Values;

    /// <summary>As the files are called: en, es, ru, zh.</summary>
    public string Name { get; }

    public IReadOnlyDictionary<string, string> Texts => _texts.Value;

    /// <summary>The language of an LCID in any country; English for a language we do not have.</summary>
    public static Language Of(int lcid) => ByPrimary.TryGetValue(lcid & PrimaryLanguage, out var language) ? language : English;

    public string Fill(string key, params object[] values) => string.Format(_culture, Texts[key], values);

    /// <summary>"1,234.50 EUR": the language's separators, the currency's decimals, its code because signs are ambiguous.</summary>
    public string Amount(Money money) =>
        money.Amount.ToString("N" + money.Currency.Decimals.ToString(CultureInfo.InvariantCulture), _culture) + "\u00A0" + money.Currency;

    /// <summary>A limit without a currency: "1,000" or "1,000.5".</summary>
    public string Number(decimal number) => number.ToString("#,##0.####", _culture);

    /// <summary>A date with hours and minutes, in UTC.</summary>
    public string Moment(DateTimeOffset on) => on.UtcDateTime.ToString(_date + " HH:mm", _culture);

    /// <summary>Weekday, day, month, hours and minutes, as the clock of the offset shows: "Fri 28 Nov 06:10". For what is near.</summary>
    public string Short(DateTimeOffset on) => on.DateTime.ToString(_short, _culture);

    public string Date(DateTime date) => date.ToString(_date, _culture);

    public string Month(DateTime date) => date.ToString(_month, _culture);

    // en.csv, and a file a subject beside it: Recovery.en.csv.
    private static IEnumerable<string> Files(string name) =>
        CsvTable.Paths("Text/Texts/").Where(path => path.EndsWith($"/{name}.csv", StringComparison.Ordinal) || path.EndsWith($".{name}.csv", StringComparison.Ordinal));
}
