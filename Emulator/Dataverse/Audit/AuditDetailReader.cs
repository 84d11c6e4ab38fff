using CrmPayments.Emulator.Dataverse.Messages;
using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Audit;

/// <summary>Turns rows of table audit into what was before and after, with names and labels in the caller's language.</summary>
internal sealed class AuditDetailReader(MessageCall call)
{
    private readonly int _language = call.QueryCaller().Lcid;

    public AuditDetail Read(Entity audit)
    {
        var about = audit.GetAttributeValue<EntityReference>("objectid");
        var changes = ChangeData.Read(audit.GetAttributeValue<string>("changedata"));
        var detail = new AttributeAuditDetail
        {
            AuditRecord = Readable(audit),
            OldValue = new Entity(about.LogicalName, about.Id),
            NewValue = new Entity(about.LogicalName, about.Id),
        };
        foreach (var change in changes)
        {
            // A column that a later version of the solution has no more is left out, and a secured one the caller may not read.
            if (call.Table(about.LogicalName).Columns.TryGetValue(change.Column, out var column) && call.Columns.MayRead(about.LogicalName, change.Column))
            {
                Set(detail.OldValue, column, change.Old);
                Set(detail.NewValue, column, change.New);
            }
        }

        return detail;
    }

    /// <summary>Its raw text holds every changed column, so it goes when one of them is secured.</summary>
    private Entity Readable(Entity audit)
    {
        if (!call.Columns.MayRead(AuditTrail.Table, "changedata"))
        {
            audit.Attributes.Remove("changedata");
        }

        return audit;
    }

    private void Set(Entity row, ColumnMetadata column, string? text)
    {
        if (text is null)
        {
            return;
        }

        var value = AuditValues.ToValue(column, text);
        row[column.LogicalName] = value;
        if (Formatted(column, value) is { Length: > 0 } formatted)
        {
            row.FormattedValues[column.LogicalName] = formatted;
        }
    }

    private string? Formatted(ColumnMetadata column, object value) => value switch
    {
        EntityReference reference => reference.Name = NameOf(reference),
        OptionSetValue option => Label(column, option.Value),
        OptionSetValueCollection options => string.Join("; ", options.Select(option => Label(column, option.Value))),
        bool flag => Label(column, flag ? 1 : 0),
        _ => null,
    };

    private string? Label(ColumnMetadata column, int value) => column.Choice?.Options.FirstOrDefault(option => option.Value == value)?.Label.In(_language);

    /// <summary>Null when the row is gone.</summary>
    private string? NameOf(EntityReference reference)
    {
        var table = call.Table(reference.LogicalName);
        return table.PrimaryNameColumn.Length == 0 ? null
            : call.Find(reference.LogicalName, reference.Id, table.PrimaryNameColumn)?.GetAttributeValue<string>(table.PrimaryNameColumn);
    }
}
