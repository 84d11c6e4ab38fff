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
        copy.RelatedEntities.AddRange(row.RelatedEntities);
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
        EntityReference reference => CopyReference(reference),
        _ => value,
    };

    private static EntityReference CopyReference(EntityReference reference)
    {
        var copy = new EntityReference(reference.LogicalName, reference.Id) { Name = reference.Name };
        copy.KeyAttributes.AddRange(reference.KeyAttributes);
        return copy;
    }
}
