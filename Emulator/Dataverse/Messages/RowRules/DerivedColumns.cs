using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages.RowRules;

/// <summary>Read-only columns that the platform derives from others.</summary>
internal static class DerivedColumns
{
    public static void OnCreate(TableMetadata table, Entity row)
    {
        SetObjectType(table, row);
        if (table.IsActivity && table.Has("activitytypecode"))
        {
            row["activitytypecode"] = table.LogicalName;
        }
    }

    public static void OnUpdate(TableMetadata table, Entity changes) => SetObjectType(table, changes);

    /// <summary>Notes and queue items also keep the type of the row they hang on.</summary>
    private static void SetObjectType(TableMetadata table, Entity row)
    {
        if (table.Has("objecttypecode") && row.GetAttributeValue<EntityReference>("objectid") is { } about)
        {
            row["objecttypecode"] = about.LogicalName;
        }
    }
}
