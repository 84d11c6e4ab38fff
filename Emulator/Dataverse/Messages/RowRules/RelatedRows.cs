using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Emulator.Dataverse.Messages.RowRules;

/// <summary>Entity.RelatedEntities of a Create or Update: rows that are created along, in the same transaction.</summary>
internal static class RelatedRows
{
    /// <summary>Rows the new one points to come first; their ids go into its lookups.</summary>
    public static void CreateParents(MessageCall call, Entity target)
    {
        foreach (var (relationship, rows) in target.RelatedEntities)
        {
            if (ParentRelationship(call, target, relationship) is { } toParent)
            {
                var parent = rows.Entities.Count == 1 ? rows.Entities[0] : throw DataverseFaults.InvalidArgument($"Relationship '{relationship.SchemaName}' takes one row.");
                var id = ((CreateResponse)call.Send(new CreateRequest { Target = parent })).id;
                target[toParent.ReferencingColumn] = new EntityReference(parent.LogicalName, id);
            }
        }
    }

    /// <exception cref="System.ServiceModel.FaultException">An Update brings the row that a lookup is to point to.</exception>
    public static void RefuseParents(MessageCall call, Entity target)
    {
        foreach (var relationship in target.RelatedEntities.Keys.Where(each => ParentRelationship(call, target, each) is not null))
        {
            throw DataverseFaults.NotEmulated($"An Update with the related row of '{relationship.SchemaName}'");
        }
    }

    public static void CreateChildren(MessageCall call, Entity target)
    {
        foreach (var (relationship, rows) in target.RelatedEntities.Where(related => ParentRelationship(call, target, related.Key) is null))
        {
            var column = ChildRelationship(call, target, relationship).ReferencingColumn;
            foreach (var child in rows.Entities)
            {
                child[column] = target.ToEntityReference();
                call.Send(new CreateRequest { Target = child });
            }
        }
    }

    private static RelationshipMetadata? ParentRelationship(MessageCall call, Entity target, Relationship relationship) =>
        relationship.PrimaryEntityRole == EntityRole.Referenced
            ? null
            : call.Metadata.ManyToOneOf(target.LogicalName).FirstOrDefault(candidate => candidate.SchemaName == relationship.SchemaName);

    private static RelationshipMetadata ChildRelationship(MessageCall call, Entity target, Relationship relationship) =>
        call.Metadata.OneToManyOf(target.LogicalName).FirstOrDefault(candidate => candidate.SchemaName == relationship.SchemaName)
        ?? throw DataverseFaults.NotEmulated($"Creating rows along relationship '{relationship.SchemaName}' of '{target.LogicalName}'");
}
