using System.Globalization;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.WebApi.Model;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Payload;

/// <summary>Writes attribute values as JSON.</summary>
internal static class ValueWriter
{
    /// <param name="value">The attribute's value.</param>
    /// <param name="column">Null when unknown, as with the result of an aggregate.</param>
    public static JToken Write(object? value, ColumnMetadata? column) => value switch
    {
        null => JValue.CreateNull(),
        AliasedValue aliased => Write(aliased.Value, column),
        Money money => new JValue(money.Value),
        OptionSetValue option => new JValue(option.Value),
        OptionSetValueCollection options => new JValue(string.Join(",", options.Select(each => each.Value.ToString(CultureInfo.InvariantCulture)))),
        EntityReference reference => Id(reference.Id),
        Guid id => Id(id),
        DateTime time => Time(time, column),
        string or bool or int or long or decimal or double => new JValue(value),
        _ => throw new InvalidOperationException($"A value of type {value.GetType()} cannot be written as JSON."),
    };

    public static JValue Id(Guid id) => new(id.ToString("D"));

    /// <summary>UTC to the second, or the day alone for a date-only column.</summary>
    public static JValue Time(DateTime time, ColumnMetadata? column = null) => new(
        column is not null && ColumnTypes.IsDateOnly(column)
            ? time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
}
