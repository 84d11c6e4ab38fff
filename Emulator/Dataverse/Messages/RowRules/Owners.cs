using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages.RowRules;

/// <summary>The owner of a row and what follows from it.</summary>
internal static class Owners
{
    /// <returns>The owner a request names, by id; null when it names none or the table's rows have no owner.</returns>
    public static EntityReference? Given(MessageCall call, TableMetadata table, Entity target) =>
        table.Ownership == TableOwnership.User && target.GetAttributeValue<EntityReference>("ownerid") is { } owner
            ? new EntityReference(owner.LogicalName, References.Resolve(call, owner))
            : null;

    public static void Complete(MessageCall call, TableMetadata table, Entity row)
    {
        if (table.Ownership == TableOwnership.User)
        {
            row["ownerid"] = row.GetAttributeValue<EntityReference>("ownerid") ?? new EntityReference("systemuser", call.Identity.UserId);
            Spread(call, table, row);
        }
        else if (table.Ownership == TableOwnership.Organization)
        {
            Set(table, row, "organizationid", new EntityReference("organization", Organization.Id));
        }
        else if (table.Ownership == TableOwnership.BusinessUnit && table.Has("businessunitid") && table.PrimaryIdColumn != "businessunitid")
        {
            row["businessunitid"] = row.GetAttributeValue<EntityReference>("businessunitid") ?? new EntityReference("businessunit", Organization.RootBusinessUnitId);
        }
    }

    public static void OnUpdate(MessageCall call, TableMetadata table, Entity changes)
    {
        if (changes.GetAttributeValue<EntityReference>("ownerid") is not null)
        {
            Spread(call, table, changes);
        }
    }

    /// <returns>The business unit a user or team belongs to.</returns>
    public static Guid BusinessUnitOf(MessageCall call, EntityReference owner) =>
        call.Existing(owner.LogicalName, owner.Id).GetAttributeValue<EntityReference>("businessunitid")?.Id ?? Organization.RootBusinessUnitId;

    private static void Spread(MessageCall call, TableMetadata table, Entity row)
    {
        var owner = row.GetAttributeValue<EntityReference>("ownerid");
        Set(table, row, "owninguser", owner.LogicalName == "systemuser" ? owner : null);
        Set(table, row, "owningteam", owner.LogicalName == "team" ? owner : null);
        Set(table, row, "owningbusinessunit", new EntityReference("businessunit", BusinessUnitOf(call, owner)));
    }

    private static void Set(TableMetadata table, Entity row, string column, EntityReference? value)
    {
        if (table.Has(column))
        {
            row[column] = value is null ? null : new EntityReference(value.LogicalName, value.Id);
        }
    }
}
