using System.Globalization;

namespace CrmPayments.Plugins.Platform;

/// <summary>Rows of linked tables, taken out of a query's result, and what they hold.</summary>
internal static class Joined
{
    /// <summary>The linked row that a result row carries under an alias; empty (no attributes) when an outer join found none.</summary>
    public static Entity Row(this Entity result, string alias, string table)
    {
        var row = new Entity(table);
        var prefix = alias + ".";
        foreach (var attribute in result.Attributes)
        {
            if (attribute.Key.StartsWith(prefix, StringComparison.Ordinal) && attribute.Value is AliasedValue value)
                row[attribute.Key.Substring(prefix.Length)] = value.Value;
        }

        if (row.GetAttributeValue<Guid>(table + "id") is var id && id != Guid.Empty) row.Id = id;
        if (row.GetAttributeValue<long>("versionnumber") is var version && version != 0) row.RowVersion = version.ToString(CultureInfo.InvariantCulture);
        return row;
    }

    /// <summary>A moment, which Dataverse keeps in UTC; null: the column is empty.</summary>
    public static DateTimeOffset? Time(this Entity row, string column) =>
        row.GetAttributeValue<DateTime?>(column) is { } on ? new DateTimeOffset(DateTime.SpecifyKind(on, DateTimeKind.Utc)) : null;

    /// <summary>An amount in a currency; null: the column is empty.</summary>
    public static Money? Amount(this Entity row, string column, Currency currency) =>
        row.GetAttributeValue<CrmMoney>(column) is { } amount ? new Money(amount.Value, currency) : null;
}
