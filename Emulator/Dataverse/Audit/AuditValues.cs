using System.Globalization;
using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Audit;

/// <summary>Column values as the text of audit.changedata, in the platform's forms, and back.</summary>
internal static class AuditValues
{
    private const string Numbers = "0.##########";
    private const string Times = "MM/dd/yyyy HH:mm:ss";

    /// <returns>Null for an empty column.</returns>
    public static string? ToText(object? value) => value switch
    {
        null => null,
        string text => text,
        Money money => money.Value.ToString(Numbers, CultureInfo.InvariantCulture),
        decimal number => number.ToString(Numbers, CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        OptionSetValue option => option.Value.ToString(CultureInfo.InvariantCulture),
        OptionSetValueCollection options => string.Join(',', options.Select(option => option.Value).Order()),
        EntityReference reference => $"{reference.LogicalName},{reference.Id:D}",
        DateTime time => time.ToString(Times, CultureInfo.InvariantCulture),
        bool flag => flag ? "True" : "False",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    public static object ToValue(ColumnMetadata column, string text) => column.Type switch
    {
        ColumnType.Money => new Money(Number(text)),
        ColumnType.Decimal => Number(text),
        ColumnType.Double => double.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.Integer => int.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.BigInt => long.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.Choice or ColumnType.State or ColumnType.Status => Option(text),
        ColumnType.Choices => new OptionSetValueCollection([.. text.Split(',').Select(Option)]),
        ColumnType.Lookup => Reference(text),
        ColumnType.DateTime => DateTime.ParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        ColumnType.Boolean => bool.Parse(text),
        ColumnType.UniqueIdentifier => Guid.Parse(text),
        _ => text,
    };

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static OptionSetValue Option(string text) => new(int.Parse(text, CultureInfo.InvariantCulture));

    private static EntityReference Reference(string text)
    {
        var parts = text.Split(',');
        return new EntityReference(parts[0], Guid.Parse(parts[1]));
    }
}
