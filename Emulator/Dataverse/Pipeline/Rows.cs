using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Pipeline;

/// <summary>Copies of rows: what crosses the service's border is never shared with who sent it.</summary>
internal static class Rows
{
    /// <param name="columns">Null: all.</param>
    public static Entity Copy(Entity row, IReadOnlyList<string>? columns = null)
    {
        var copy = new Entity(row.LogicalName, row.Id) { RowVersion = row.RowVersion, EntityState = row.EntityState };
        copy.KeyAttributes.AddRange(row.KeyAttributes);
        copy.RelatedEntities.AddRange(row.RelatedEntities.Select(related => new KeyValuePair<Relationship, EntityCollection>(related.Key, CopyRows(related.Value))));
        foreach (var (name, value) in row.Attributes.Where(column => columns is null || columns.Contains(column.Key)))
        {
            copy[name] = CopyValue(value);
        }

        foreach (var text in row.FormattedValues.Where(text => copy.Contains(text.Key)))
        {
            copy.FormattedValues.Add(text);
        }

        return copy;
    }

    private static object? CopyValue(object? value) => value switch
    {
        Money money => new Money(money.Value),
        OptionSetValue option => new OptionSetValue(option.Value),
        OptionSetValueCollection options => new OptionSetValueCollection([.. options.Select(option => new OptionSetValue(option.Value))]),
        EntityReference reference => CopyReference(reference),
        EntityCollection rows => CopyRows(rows),
        _ => value,
    };

    private static EntityCollection CopyRows(EntityCollection rows) => new([.. rows.Entities.Select(row => Copy(row))]) { EntityName = rows.EntityName };

    private static EntityReference CopyReference(EntityReference reference)
    {
        var copy = new EntityReference(reference.LogicalName, reference.Id) { Name = reference.Name };
        copy.KeyAttributes.AddRange(reference.KeyAttributes);
        return copy;
    }
}
