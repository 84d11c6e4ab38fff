using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Messages;

/// <summary>Changes of a message's row: each breaks if another job has changed the row since it was read.</summary>
internal static class MessageChange
{
    /// <summary>Not sent, and not tried again.</summary>
    public static OrganizationRequest Ended(PlannedMessage it, string why) => Ended(it.Row, why);

    public static OrganizationRequest Ended(Entity read, string why) => Of(read, CustomerMessageRow.StatusNotSent, row =>
    {
        row[CustomerMessageRow.Error] = why.Cut(TextLimits.Words);
        row[CustomerMessageRow.NextTryOn] = null;
    });

    public static OrganizationRequest Waits(PlannedMessage it, DateTimeOffset until, string why) => Of(it.Row, CustomerMessageRow.StatusWaiting, row =>
    {
        row[CustomerMessageRow.Error] = why.Cut(TextLimits.Words);
        row[CustomerMessageRow.NextTryOn] = until.UtcDateTime;
    });

    /// <param name="it">The message.</param>
    /// <param name="why">A sentence.</param>
    /// <param name="next">Null: not tried again.</param>
    public static OrganizationRequest Failed(PlannedMessage it, string why, DateTimeOffset? next) => Of(it.Row, CustomerMessageRow.StatusFailed, row =>
    {
        row[CustomerMessageRow.Error] = why.Cut(TextLimits.Words);
        row[CustomerMessageRow.Tries] = it.Tries + 1;
        row[CustomerMessageRow.NextTryOn] = next?.UtcDateTime;
    });

    public static OrganizationRequest Of(Entity read, int status, Action<Entity> also)
    {
        var row = new Entity(CustomerMessageRow.Table, read.Id) { RowVersion = read.RowVersion, [CustomerMessageRow.Status] = new OptionSetValue(status) };
        also(row);
        return new UpdateRequest { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches };
    }
}
