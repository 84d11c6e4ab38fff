using System.Globalization;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.WebApi.Errors;
using Microsoft.OData.Edm;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.WebApi.Payload;

/// <summary>Values of URL literals as the organization service takes them.</summary>
internal static class Literals
{
    /// <summary>As a row's attribute: a choice becomes an <see cref="OptionSetValue"/>, a lookup an <see cref="EntityReference"/>.</summary>
    public static object? ToAttribute(ColumnMetadata column, object? value) => (column.Type, value) switch
    {
        (_, null) => null,
        (ColumnType.Choice or ColumnType.State or ColumnType.Status, _) => new OptionSetValue(Convert.ToInt32(value, CultureInfo.InvariantCulture)),
        (ColumnType.Money, _) => new Money(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        (ColumnType.Lookup, Guid id) when column.Targets.Count == 1 => new EntityReference(column.Targets[0], id),
        _ => ToCondition(column, value),
    };

    /// <summary>As a condition's value: plain numbers, strings, ids and UTC times.</summary>
    public static object? ToCondition(ColumnMetadata column, object? value) => (column.Type, value) switch
    {
        (_, null) => null,
        (ColumnType.Integer or ColumnType.Choice or ColumnType.State or ColumnType.Status, _) => Number(value, Convert.ToInt32),
        (ColumnType.BigInt, _) => Number(value, Convert.ToInt64),
        (ColumnType.Decimal or ColumnType.Money, _) => Number(value, Convert.ToDecimal),
        (ColumnType.Double, _) => Number(value, Convert.ToDouble),
        (_, DateTimeOffset time) => time.UtcDateTime,
        (_, Date day) => new DateTime(day.Year, day.Month, day.Day, 0, 0, 0, DateTimeKind.Utc),
        (ColumnType.DateTime, string text) => Time(text),
        (ColumnType.UniqueIdentifier or ColumnType.Lookup, string text) when Guid.TryParse(text, CultureInfo.InvariantCulture, out var id) => id,
        (ColumnType.Boolean, string text) => text is "true" or "1",
        _ => value,
    };

    private static object Number<T>(object value, Func<object, IFormatProvider, T> convert)
        where T : notnull
    {
        try
        {
            return convert(value, CultureInfo.InvariantCulture);
        }
        catch (Exception failure) when (failure is FormatException or OverflowException or InvalidCastException)
        {
            throw WebApiException.BadQuery($"'{value}' is not a number that fits here.");
        }
    }

    private static DateTime Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcDateTime
            : throw WebApiException.BadQuery($"'{text}' is not a date and time.");
}
