using Microsoft.Data.Sqlite;

namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>One value of an answer's rows.</summary>
/// <param name="Key">Its name in the row.</param>
/// <param name="Column">Where it comes from; null for a count or a part of a date.</param>
/// <param name="Read">Null when empty.</param>
internal sealed record ResultField(string Key, StoredColumn? Column, Func<SqliteDataReader, object?> Read)
{
    /// <summary>Field that holds the row's currency, for money.</summary>
    public int? CurrencyField { get; init; }

    /// <summary>Set when the value comes wrapped in an AliasedValue: table and column it is of.</summary>
    public (string Table, string Column)? AliasOf { get; init; }

    /// <summary>An aggregate is there also when it is empty.</summary>
    public bool KeepsNull { get; init; }
}
