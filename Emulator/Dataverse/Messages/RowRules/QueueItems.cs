using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages.RowRules;

/// <summary>What the platform keeps about a queue item by itself: its title, and since when it is in the queue and in whose hands.</summary>
internal static class QueueItems
{
    private const string Table = "queueitem";

    public static void OnCreate(MessageCall call, TableMetadata table, Entity row)
    {
        if (table.LogicalName == Table)
        {
            row["title"] = row.GetAttributeValue<string>("title") ?? TitleOf(call, row.GetAttributeValue<EntityReference>("objectid"));
            Stamp(call, row);
        }
    }

    public static void OnUpdate(MessageCall call, TableMetadata table, Entity changes)
    {
        if (table.LogicalName == Table)
        {
            Stamp(call, changes);
        }
    }

    private static void Stamp(MessageCall call, Entity row)
    {
        if (row.Contains("queueid"))
        {
            row["enteredon"] = call.Now;
        }

        if (row.Contains("workerid"))
        {
            row["workeridmodifiedon"] = call.Now;
        }
    }

    private static string? TitleOf(MessageCall call, EntityReference? about)
    {
        var column = about is null ? "" : call.Table(about.LogicalName).PrimaryNameColumn;
        return column.Length == 0 ? null : call.Find(about!.LogicalName, about.Id, column)?.GetAttributeValue<string>(column);
    }
}
