using CrmPayments.Emulator.Dataverse.Messages;
using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Audit;

/// <summary>
/// Writes the rows of table audit, in the transaction of the change: when the organization, the table and the column are audited,
/// and an update only for values that differ.
/// </summary>
internal static class AuditTrail
{
    public const string Table = "audit";

    public static void Created(MessageCall call, TableMetadata table, Entity row) => Write(call, table, row.Id, AuditAction.Create, before: null, row);

    /// <param name="before">The row as it was.</param>
    /// <param name="changes">The columns that were stored.</param>
    public static void Updated(MessageCall call, TableMetadata table, Entity before, Entity changes) =>
        Write(call, table, before.Id, AuditAction.Update, before, changes);

    public static void Deleted(MessageCall call, TableMetadata table, Entity before) => Write(call, table, before.Id, AuditAction.Delete, before, after: null);

    private static void Write(MessageCall call, TableMetadata table, Guid id, int operation, Entity? before, Entity? after)
    {
        if (!table.IsAudited || !IsOn(call))
        {
            return;
        }

        var changes = Changes(table, before, after).ToList();
        if (changes.Count > 0 || operation != AuditAction.Update)
        {
            call.Scope.Writer.Insert(Row(call, new EntityReference(table.LogicalName, id), operation, changes));
        }
    }

    private static IEnumerable<AuditedChange> Changes(TableMetadata table, Entity? before, Entity? after) =>
        from name in (after ?? before!).Attributes.Keys
        where table.Columns[name] is { IsAudited: true, Type: not ColumnType.PartyList } && name != table.PrimaryIdColumn
        let change = new AuditedChange(name, AuditValues.ToText(before?.GetAttributeValue<object>(name)), AuditValues.ToText(after?.GetAttributeValue<object>(name)))
        where change.Old != change.New
        select change;

    private static Entity Row(MessageCall call, EntityReference about, int operation, List<AuditedChange> changes) => new(Table, Guid.CreateVersion7(call.Engine.Now))
    {
        ["objectid"] = about,
        ["objecttypecode"] = about.LogicalName,
        ["operation"] = new OptionSetValue(operation),
        ["action"] = new OptionSetValue(operation == AuditAction.Update ? AuditAction.OfUpdate([.. changes.Select(change => change.Column)]) : operation),
        ["userid"] = new EntityReference("systemuser", call.Identity.UserId),
        ["callinguserid"] = call.Identity.LimitedBy is { } impersonating ? new EntityReference("systemuser", impersonating) : null,
        ["createdon"] = call.Now,
        ["changedata"] = ChangeData.Write(changes),
    };

    /// <summary>The environment's own switch; a database from before there was one has it on.</summary>
    private static bool IsOn(MessageCall call) =>
        call.Find("organization", Organization.Id, "isauditenabled")?.GetAttributeValue<bool?>("isauditenabled") is not false;
}
