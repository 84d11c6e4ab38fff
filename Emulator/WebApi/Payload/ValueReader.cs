using System.Globalization;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.WebApi.Model;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Payload;

/// <summary>Reads one column's JSON value as the attribute value the organization service takes.</summary>
internal static class ValueReader
{
    /// <exception cref="FormatException">The JSON is not of the column's type; the message says so.</exception>
    public static object? Read(ColumnMetadata column, JToken token) => token.Type == JTokenType.Null ? null : column.Type switch
    {
        ColumnType.Text or ColumnType.Memo => Text(token),
        ColumnType.Integer => Integer(token),
        ColumnType.BigInt => (long)Whole(token, "Edm.Int64", long.MinValue, long.MaxValue),
        ColumnType.Decimal => Number(token, "Edm.Decimal"),
        ColumnType.Money => new Money(Number(token, "Edm.Decimal")),
        ColumnType.Double => (double)Number(token, "Edm.Double"),
        ColumnType.Boolean => Boolean(token),
        ColumnType.DateTime => ColumnTypes.IsDateOnly(column) ? Day(token) : Time(token),
        ColumnType.UniqueIdentifier => Id(token),
        ColumnType.Choice or ColumnType.State or ColumnType.Status => new OptionSetValue(Integer(token)),
        ColumnType.Choices => Choices(Text(token)),
        _ => throw new FormatException($"'{column.LogicalName}' cannot be set as a plain value."),
    };

    public static string Text(JToken token) => token.Type == JTokenType.String ? token.Value<string>()! : throw Wrong(token, "Edm.String");

    public static bool Boolean(JToken token) => token.Type == JTokenType.Boolean ? token.Value<bool>() : throw Wrong(token, "Edm.Boolean");

    public static int Integer(JToken token) => (int)Whole(token, "Edm.Int32", int.MinValue, int.MaxValue);

    /// <summary>Numbers were parsed as decimal, or as whole number if they have no point, so no digit is lost on the way.</summary>
    public static decimal Number(JToken token, string type) => token is JValue { Type: JTokenType.Integer or JTokenType.Float, Value: { } number }
        ? number switch
        {
            decimal exact => exact,
            long whole => whole,
            _ => throw Wrong(token, type), // Beyond 64 bits: no column holds it.
        }
        : throw Wrong(token, type);

    public static Guid Id(JToken token) =>
        token.Type == JTokenType.String && Guid.TryParse(token.Value<string>(), CultureInfo.InvariantCulture, out var id) ? id : throw Wrong(token, "Edm.Guid");

    /// <returns>UTC; a date alone is its midnight.</returns>
    public static DateTime Time(JToken token) =>
        token.Type == JTokenType.String && DateTimeOffset.TryParse(token.Value<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcDateTime
            : throw Wrong(token, "Edm.DateTimeOffset");

    private static DateTime Day(JToken token) =>
        token.Type == JTokenType.String && DateOnly.TryParseExact(token.Value<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)
            : throw Wrong(token, "Edm.Date");

    private static decimal Whole(JToken token, string type, decimal least, decimal most)
    {
        var number = Number(token, type);
        return number == decimal.Truncate(number) && number >= least && number <= most ? number : throw Wrong(token, type);
    }

    private static OptionSetValueCollection Choices(string text) => new([.. text
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(each => int.TryParse(each, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var option)
            ? new OptionSetValue(option)
            : throw new FormatException($"'{each}' is not the value of an option."))]);

    private static FormatException Wrong(JToken token, string type) =>
        new($"Cannot convert the literal '{token.ToString(Newtonsoft.Json.Formatting.None).Trim('"')}' to the expected type '{type}'.");
}
