using System.Globalization;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Dataverse.Storage;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>A condition's value in stored form. Callers send SDK values, plain .NET values, or FetchXML's text.</summary>
internal static class ConditionValue
{
    private const string Wording = "Use 'Null' or 'NotNull' conditions instead.";

    public static object Encode(StoredColumn column, object? value, StoreLayout layout)
    {
        try
        {
            return Stored(column, value, layout);
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException or InvalidCastException)
        {
            throw DataverseFaults.InvalidArgument($"The value '{value}' of type {value?.GetType()} is not valid for attribute '{column.Name}' of entity '{column.Table.LogicalName}'.");
        }
    }

    private static object Stored(StoredColumn column, object? value, StoreLayout layout) => (column.Metadata.Type, value) switch
    {
        (_, null) => throw DataverseFaults.InvalidArgument($"Condition for attribute '{column.Table.LogicalName}.{column.Name}': null is not a valid value for an attribute. {Wording}"),
        (ColumnType.UniqueIdentifier or ColumnType.Lookup, _) => ColumnCodec.Id(ToId(value)),
        (ColumnType.Text or ColumnType.Memo, _) => ToText(column, value, layout),
        (ColumnType.Decimal or ColumnType.Money, _) when IsStorable(ToDecimal(value) * column.Codec.Scale) => (long)(ToDecimal(value) * column.Codec.Scale),
        // More decimals than the column has become a fraction of the stored unit: it equals no stored value and sorts between two.
        (ColumnType.Decimal or ColumnType.Money, _) => (double)(ToDecimal(value) * column.Codec.Scale),
        (ColumnType.Double, _) => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        (ColumnType.DateTime, _) => Time(ToTime(value)),
        (ColumnType.Boolean, _) => ToFlag(value),
        _ => ToNumber(value),
    };

    public static DateTime ToTime(object? value) => value switch
    {
        DateTime { Kind: DateTimeKind.Local } time => time.ToUniversalTime(),
        DateTime time => DateTime.SpecifyKind(time, DateTimeKind.Utc),
        DateTimeOffset time => time.UtcDateTime,
        string text => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        _ => throw new FormatException("no time"),
    };

    /// <summary>Parts of a second are kept in conditions: stored times have none, and text sorts the longer one behind.</summary>
    public static string Time(DateTime time) => time.Ticks % TimeSpan.TicksPerSecond == 0
        ? ColumnCodec.Time(time) : time.ToString("yyyy-MM-dd HH:mm:ss.fffffff", CultureInfo.InvariantCulture);

    public static long ToNumber(object? value) => value switch
    {
        OptionSetValue option => option.Value,
        Enum option => Convert.ToInt64(option, CultureInfo.InvariantCulture),
        string text => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        int or long or short or byte => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        _ => throw new FormatException("no whole number"),
    };

    private static Guid ToId(object value) => value switch
    {
        Guid id => id,
        EntityReference reference => reference.Id,
        string text => Guid.Parse(text),
        _ => throw new FormatException("no id"),
    };

    /// <remarks>Columns that hold a table's name are also asked by its type code.</remarks>
    private static string ToText(StoredColumn column, object value, StoreLayout layout)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return column.Name is "activitytypecode" or "objecttypecode" && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? layout.Metadata.Tables.Values.FirstOrDefault(table => table.ObjectTypeCode == code)?.LogicalName ?? text
            : text;
    }

    private static decimal ToDecimal(object value) => value switch
    {
        Money money => money.Value,
        string text => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        _ => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
    };

    private static bool IsStorable(decimal scaled) => scaled == decimal.Truncate(scaled) && scaled is >= long.MinValue and <= long.MaxValue;

    private static long ToFlag(object value) => value switch
    {
        bool flag => flag ? 1 : 0,
        "true" or "True" => 1,
        "false" or "False" => 0,
        _ => ToNumber(value),
    };
}
