using System.Collections.Concurrent;
using System.Globalization;
using CrmPayments.Emulator.Dataverse.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>What a person reads instead of a value, in the caller's language: labels, amounts with the row's currency, times in UTC, names.</summary>
internal sealed class FormattedValues(StoreConnection connection, StoreLayout layout, int lcid)
{
    /// <summary>What ICU puts before PM; the platform's times have a plain space.</summary>
    private const char NarrowSpace = '\u202f';

    private static readonly ConcurrentDictionary<int, CultureInfo> Cultures = new();

    private readonly CultureInfo _culture = Cultures.GetOrAdd(lcid, CultureInfo.GetCultureInfo);
    private readonly Dictionary<string, (string Symbol, int Precision)> _currencies = new(StringComparer.Ordinal);

    /// <summary>The currency of each money field of the row that the reader stands on; null when no field is money.</summary>
    public static Dictionary<string, string>? Currencies(RowShape shape, SqliteDataReader reader)
    {
        Dictionary<string, string>? found = null;
        foreach (var field in shape.Fields)
        {
            if (field.CurrencyField is { } place && !reader.IsDBNull(place))
            {
                (found ??= new Dictionary<string, string>(StringComparer.Ordinal))[field.Key] = reader.GetString(place);
            }
        }

        return found;
    }

    /// <param name="currencies">Ids, by key of the money field.</param>
    public void Fill(Entity row, RowShape shape, Dictionary<string, string>? currencies)
    {
        foreach (var field in shape.Fields)
        {
            if (row.Attributes.TryGetValue(field.Key, out var stored)
                && Text(field.Column, stored is AliasedValue aliased ? aliased.Value : stored, currencies?.GetValueOrDefault(field.Key)) is { } text)
            {
                row.FormattedValues[field.Key] = text;
            }
        }
    }

    /// <returns>Null when the value is read as it is.</returns>
    private string? Text(StoredColumn? column, object? value, string? currency) => value switch
    {
        EntityReference reference => reference.Name,
        Money money => Amount(column, money.Value, currency),
        OptionSetValue option => Label(column, option.Value),
        OptionSetValueCollection options => string.Join("; ", options.Select(option => Label(column, option.Value))),
        bool flag => Label(column, flag ? 1 : 0),
        DateTime time => time.ToString(column?.Metadata is { Format: "date" } or { DateTimeBehavior: 2 } ? "d" : "g", _culture).Replace(NarrowSpace, ' '),
        decimal number => number.ToString("N" + (column?.Metadata.Precision ?? 2).ToString(CultureInfo.InvariantCulture), _culture),
        double number => number.ToString("N" + (column?.Metadata.Precision ?? 2).ToString(CultureInfo.InvariantCulture), _culture),
        int number => number.ToString("N0", _culture),
        long number when column?.Name is not "versionnumber" => number.ToString("N0", _culture),
        string name when column?.Name is "activitytypecode" or "objecttypecode" => layout.Metadata.Tables.GetValueOrDefault(name)?.DisplayName.In(lcid),
        _ => null,
    };

    private static string? NonEmpty(string? label) => string.IsNullOrEmpty(label) ? null : label;

    private string? Label(StoredColumn? column, int value) =>
        NonEmpty(column?.Metadata.Choice?.Options.FirstOrDefault(option => option.Value == value)?.Label.In(lcid));

    /// <summary>With the currency's symbol and decimals; a sum over several rows has no currency and gets the column's decimals.</summary>
    private string Amount(StoredColumn? column, decimal amount, string? currencyId)
    {
        var numbers = (NumberFormatInfo)_culture.NumberFormat.Clone();
        var (symbol, precision) = currencyId is null ? ("", column?.Metadata.Precision ?? 2) : Currency(currencyId);
        numbers.CurrencySymbol = symbol;
        numbers.CurrencyDecimalDigits = column?.Metadata.PrecisionSource == 2 ? precision : column?.Metadata.Precision ?? precision;
        return amount.ToString("C", numbers).Trim();
    }

    private (string Symbol, int Precision) Currency(string id)
    {
        if (!_currencies.TryGetValue(id, out var currency))
        {
            currency = connection.Read(
                "SELECT coalesce(\"currencysymbol\", \"isocurrencycode\", ''), coalesce(\"currencyprecision\", 2) FROM \"transactioncurrency\" WHERE \"transactioncurrencyid\"=@p0",
                [id], reader => (reader.GetString(0), reader.GetInt32(1))).FirstOrDefault(("", 2));
            _currencies.Add(id, currency);
        }

        return currency;
    }
}
