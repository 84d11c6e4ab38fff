using System.Globalization;
using CrmPayments.Emulator.Dataverse.Query;
using CrmPayments.Emulator.Dataverse.Storage;
using CrmPayments.Tests.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Dataverse.Storage;

/// <summary>Rows and callers for tests, with what does not matter filled in.</summary>
internal static class ARow
{
    public static readonly DateTime Now = new(2026, 11, 21, 9, 30, 0, DateTimeKind.Utc);

    public static QueryCaller Caller { get; } = new(new Guid("00000000-0000-0000-0000-0000000000aa"), new Guid("00000000-0000-0000-0000-0000000000bb"), [], 1033, Now);

    public static IRowFilter Everything { get; } = new UnfilteredRows(Caller);

    public static RowStore Store() => RowStore.Open(Sources.Metadata, null);

    public static Entity Of(string table, params (string Column, object? Value)[] values)
    {
        var row = new Entity(table, Guid.NewGuid());
        foreach (var (column, value) in values)
        {
            row[column] = value;
        }

        return row;
    }

    public static Entity Refund(string reference, decimal amount) =>
        Of("cpay_refund", ("cpay_reference", reference), ("cpay_amount", new Money(amount)));

    public static long Version(this Entity row) => long.Parse(row.RowVersion, CultureInfo.InvariantCulture);

    /// <summary>Inserts in a transaction of its own.</summary>
    public static Guid Saved(this RowStore store, Entity row)
    {
        using var write = store.Begin(TransactionKind.Write);
        write.Insert(row);
        write.Commit();
        return row.Id;
    }

    public static Entity? Read(this RowStore store, string table, Guid id)
    {
        using var read = store.Begin(TransactionKind.Read);
        return read.Find(table, id);
    }
}
