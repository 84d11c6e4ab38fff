using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.WebApi.Model;

/// <summary>A navigation property of one table and the relationships it stands for.</summary>
public abstract record Navigation(string Name)
{
    /// <summary>Lookup on this table.</summary>
    /// <param name="Targets">Logical names of the tables it may point to through this property; several for an owner, whom the platform types as principal.</param>
    /// <param name="Relationship">The only relationship under this name; null when there are several.</param>
    public sealed record ToOne(string Name, string Column, IReadOnlyList<string> Targets, RelationshipMetadata? Relationship) : Navigation(Name)
    {
        /// <summary>The one table it leads to; null when there are several.</summary>
        public string? Target => Targets.Count == 1 ? Targets[0] : null;

        public bool MayPointTo(string table) => Targets.Contains(table);

        /// <summary>What a row points to through this property; null when it points nowhere, or to a table that another property stands for.</summary>
        public EntityReference? Read(Entity row) => row.Attributes.TryGetValue(Column, out var value) ? value switch
        {
            EntityReference reference when MayPointTo(reference.LogicalName) => reference,
            // An activity is also an activitypointer with the same id.
            Guid id when Target is { } target => new EntityReference(target, id),
            _ => null,
        } : null;
    }

    /// <summary>Rows of another table whose lookup points here.</summary>
    public sealed record ToMany(string Name, RelationshipMetadata Relationship) : Navigation(Name);

    /// <summary>Rows linked through an intersect table.</summary>
    /// <param name="FromFirst">True when this table is the relationship's first one.</param>
    public sealed record ManyToMany(string Name, ManyToManyMetadata Relationship, bool FromFirst) : Navigation(Name)
    {
        public string OtherTable => FromFirst ? Relationship.Table2 : Relationship.Table1;

        public string ThisColumn => FromFirst ? Relationship.Column1 : Relationship.Column2;

        public string OtherColumn => FromFirst ? Relationship.Column2 : Relationship.Column1;
    }
}
