using System.Globalization;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>How a column's values lie in SQLite, and back.</summary>
/// <remarks>
/// Money and decimals are whole numbers, scaled by 10^4 (or 10^10 for columns with more than 4 decimals, such as exchange rates): exact, comparable and summable in SQL.
/// The platform's money range (±922,337,203,685,477.5807) just fits; columns with more than 4 decimals hold ±922,337,203.
/// Times are UTC text "yyyy-MM-dd HH:mm:ss": whole seconds, as the platform keeps them; sorts as time does, and SQLite's date functions read it.
/// Ids are lower-case text; yes/no and options numbers; several options ",1,2,". A lookup is its id, and, with several targets, a second column with the table.
/// </remarks>
internal sealed class ColumnCodec(TableMetadata table, ColumnMetadata column)
{
    public const string DateTimeFormat = "yyyy-MM-dd HH:mm:ss";

    private const int DateOnly = 2;
    private const int MoneyDecimals = 4;
    private const int FineDecimals = 10;

    public int Decimals { get; } = column.Type is ColumnType.Decimal && column.Precision > MoneyDecimals ? FineDecimals : MoneyDecimals;

    /// <summary>Stored units to one.</summary>
    public decimal Scale => Decimals == FineDecimals ? 10_000_000_000m : 10_000m;

    public string SqlType => column.Type switch
    {
        ColumnType.Text or ColumnType.Memo => $"TEXT COLLATE {StoreConnection.Collation}",
        ColumnType.UniqueIdentifier or ColumnType.Lookup or ColumnType.DateTime or ColumnType.Choices => "TEXT",
        ColumnType.Double => "REAL",
        ColumnType.PartyList => throw new InvalidOperationException("A party list is rows of activityparty, not a column."),
        _ => "INTEGER",
    };

    /// <summary>The stored form of an SDK value that is not null.</summary>
    /// <exception cref="System.ServiceModel.FaultException">The value is of another type than the column, or too large.</exception>
    public object Encode(object value) => (column.Type, value) switch
    {
        (ColumnType.UniqueIdentifier, Guid id) => Id(id),
        (ColumnType.Text or ColumnType.Memo, string text) => text,
        (ColumnType.Integer, int number) => (long)number,
        (ColumnType.BigInt, long number) => number,
        (ColumnType.BigInt, int number) => (long)number,
        (ColumnType.Boolean, bool flag) => flag ? 1L : 0L,
        (ColumnType.Choice or ColumnType.State or ColumnType.Status, OptionSetValue option) => (long)option.Value,
        (ColumnType.Choices, OptionSetValueCollection options) => Joined(options.Select(option => option.Value)),
        (ColumnType.Decimal, decimal number) => Scaled(number),
        (ColumnType.Money, Money money) => Scaled(money.Value),
        (ColumnType.Double, double number) => number,
        (ColumnType.DateTime, DateTime time) => Time(column.DateTimeBehavior == DateOnly ? time.Date : time),
        (ColumnType.Lookup, EntityReference reference) => Id(reference.Id),
        _ => throw DataverseFaults.InvalidArgument($"Incorrect attribute value type {value.GetType()} for '{column.LogicalName}' of entity '{table.LogicalName}'."),
    };

    /// <summary>The SDK value of a field that is not null; of a lookup its id.</summary>
    public object Decode(SqliteDataReader reader, int field) => column.Type switch
    {
        ColumnType.UniqueIdentifier or ColumnType.Lookup => Guid.ParseExact(reader.GetString(field), "D"),
        ColumnType.Text or ColumnType.Memo => reader.GetString(field),
        ColumnType.Integer => reader.GetInt32(field),
        ColumnType.BigInt => reader.GetInt64(field),
        ColumnType.Boolean => reader.GetInt64(field) != 0,
        ColumnType.Choice or ColumnType.State or ColumnType.Status => new OptionSetValue(reader.GetInt32(field)),
        ColumnType.Choices => Split(reader.GetString(field)),
        ColumnType.Decimal => Unscaled(reader.GetInt64(field)),
        ColumnType.Money => new Money(Unscaled(reader.GetInt64(field))),
        ColumnType.Double => reader.GetDouble(field),
        ColumnType.DateTime => ParseTime(reader.GetString(field)),
        _ => throw DataverseFaults.NotEmulated($"Reading a column of type {column.Type}"),
    };

    public static string Id(Guid id) => id.ToString("D", CultureInfo.InvariantCulture);

    public static string Joined(IEnumerable<int> options) =>
        "," + string.Concat(options.Distinct().Order().Select(option => option.ToString(CultureInfo.InvariantCulture) + ","));

    /// <summary>Whole seconds; a local time is turned into UTC, an unspecified one is taken for UTC.</summary>
    public static string Time(DateTime time) =>
        (time.Kind is DateTimeKind.Local ? time.ToUniversalTime() : time).ToString(DateTimeFormat, CultureInfo.InvariantCulture);

    public static DateTime ParseTime(string text) => DateTime.ParseExact(
        text, DateTimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>More decimals than the column keeps are rounded as the platform does, half away from zero.</summary>
    public long Scaled(decimal number)
    {
        try
        {
            return (long)(decimal.Round(number, Decimals, MidpointRounding.AwayFromZero) * Scale);
        }
        catch (OverflowException)
        {
            throw DataverseFaults.OutOfRange(table.LogicalName, column.LogicalName, Unscaled(long.MinValue), Unscaled(long.MaxValue));
        }
    }

    public decimal Unscaled(long stored) => stored / Scale;

    private static OptionSetValueCollection Split(string stored) =>
        [.. stored.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(option => new OptionSetValue(int.Parse(option, CultureInfo.InvariantCulture)))];
}
