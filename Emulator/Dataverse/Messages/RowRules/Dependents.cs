using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Messages.RowRules;

/// <summary>What a delete does to the rows that point to the deleted one.</summary>
internal static class Dependents
{
    public static void Release(MessageCall call, EntityReference target)
    {
        foreach (var relationship in call.Metadata.OneToManyOf(target.LogicalName).Where(relationship => IsStored(call, relationship)))
        {
            foreach (var child in ChildrenOf(call, relationship, target.Id))
            {
                Release(call, relationship, child);
            }
        }

        foreach (var relationship in call.Metadata.ManyToMany)
        {
            Unlink(call, relationship, target);
        }

        DeleteWhere(call, "principalobjectaccess", "objectid", target.Id);
    }

    /// <summary>Views (activitypointer) show rows that their own tables' relationships release.</summary>
    private static bool IsStored(MessageCall call, RelationshipMetadata relationship) =>
        relationship.OnDelete != DeleteBehavior.NoCascade && !call.Table(relationship.ReferencingTable).IsView;

    private static void Release(MessageCall call, RelationshipMetadata relationship, Entity child)
    {
        switch (relationship.OnDelete)
        {
            case DeleteBehavior.Restrict:
                throw DataverseFaults.DeleteRestricted(relationship.ReferencedTable, relationship.SchemaName);
            case DeleteBehavior.Cascade:
                call.Send(new DeleteRequest { Target = child.ToEntityReference() });
                break;
            default:
                call.Scope.Writer.Update(new Entity(child.LogicalName, child.Id) { [relationship.ReferencingColumn] = null });
                break;
        }
    }

    private static void Unlink(MessageCall call, ManyToManyMetadata relationship, EntityReference target)
    {
        if (relationship.Table1 == target.LogicalName)
        {
            DeleteWhere(call, relationship.IntersectTable, relationship.Column1, target.Id);
        }

        if (relationship.Table2 == target.LogicalName)
        {
            DeleteWhere(call, relationship.IntersectTable, relationship.Column2, target.Id);
        }
    }

    private static void DeleteWhere(MessageCall call, string table, string column, Guid id)
    {
        foreach (var row in Find(call, table, column, id))
        {
            call.Scope.Writer.Delete(table, row.Id);
            call.Changed(table);
        }
    }

    private static DataCollection<Entity> ChildrenOf(MessageCall call, RelationshipMetadata relationship, Guid id) =>
        Find(call, relationship.ReferencingTable, relationship.ReferencingColumn, id);

    private static DataCollection<Entity> Find(MessageCall call, string table, string column, Guid id)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(call.Table(table).PrimaryIdColumn) };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, id);
        return call.Scope.Reader.Query(query, call.Everything()).Entities;
    }
}
