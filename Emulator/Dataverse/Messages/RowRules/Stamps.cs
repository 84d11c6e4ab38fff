using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages.RowRules;

/// <summary>Who and when.</summary>
internal static class Stamps
{
    /// <param name="overridden">When the row was made elsewhere: becomes createdon.</param>
    public static void OnCreate(MessageCall call, TableMetadata table, Entity row, DateTime? overridden)
    {
        var now = Seconds(call.Now);
        Set(table, row, "createdon", overridden ?? now);
        Set(table, row, "modifiedon", now);
        Set(table, row, "createdby", User(call.Identity.UserId));
        Set(table, row, "modifiedby", User(call.Identity.UserId));
        if (call.Identity.LimitedBy is { } impersonating)
        {
            Set(table, row, "createdonbehalfby", User(impersonating));
            Set(table, row, "modifiedonbehalfby", User(impersonating));
        }
    }

    public static void OnUpdate(MessageCall call, TableMetadata table, Entity changes)
    {
        Set(table, changes, "modifiedon", Seconds(call.Now));
        Set(table, changes, "modifiedby", User(call.Identity.UserId));
        Set(table, changes, "modifiedonbehalfby", call.Identity.LimitedBy is { } impersonating ? User(impersonating) : null);
    }

    private static EntityReference User(Guid id) => new("systemuser", id);

    private static DateTime Seconds(DateTime instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerSecond));

    private static void Set(TableMetadata table, Entity row, string column, object? value)
    {
        if (table.Has(column))
        {
            row[column] = value;
        }
    }
}
