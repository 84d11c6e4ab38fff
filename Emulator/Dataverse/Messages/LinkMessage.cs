using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Messages.RowRules;
using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>What Associate and Disassociate have in common: many-to-many by intersect rows, one-to-many by the lookup.</summary>
internal abstract class LinkMessage : PipelineMessage
{
    public override EntityReference Primary(ParameterCollection input) => new("none");

    public override void Prepare(MessageCall call)
    {
        call.Input["Target"] = Plain(call, call.Required<EntityReference>("Target"));
        call.Input["RelatedEntities"] = new EntityReferenceCollection([.. call.Required<EntityReferenceCollection>("RelatedEntities").Select(row => Plain(call, row))]);
        call.Required<Relationship>("Relationship");
    }

    public override void Authorize(MessageCall call)
    {
        if (ManyToManyOf(call) is null)
        {
            return; // The Update of the lookup does its own check.
        }

        var target = call.Required<EntityReference>("Target");
        call.Access.Demand(AccessRights.AppendAccess, call.Table(target.LogicalName), call.Existing(target.LogicalName, target.Id));
        foreach (var related in call.Required<EntityReferenceCollection>("RelatedEntities"))
        {
            call.Access.Demand(AccessRights.AppendToAccess, call.Table(related.LogicalName), call.Existing(related.LogicalName, related.Id));
        }
    }

    public override void Run(MessageCall call)
    {
        var target = call.Required<EntityReference>("Target");
        foreach (var related in call.Required<EntityReferenceCollection>("RelatedEntities"))
        {
            if (ManyToManyOf(call) is { } manyToMany)
            {
                Link(call, manyToMany, target, related);
                call.Changed(manyToMany.IntersectTable);
            }
            else
            {
                SetLookup(call, target, related);
            }
        }
    }

    protected abstract void Link(MessageCall call, ManyToManyMetadata relationship, EntityReference target, EntityReference related);

    /// <param name="one">The row of the "one" side.</param>
    protected abstract EntityReference? NewLookup(EntityReference one);

    /// <summary>The intersect row of the two, as column values.</summary>
    protected static (Guid First, Guid Second) Sides(ManyToManyMetadata relationship, EntityReference target, EntityReference related) =>
        relationship.Table1 == target.LogicalName && relationship.Table2 == related.LogicalName ? (target.Id, related.Id)
        : relationship.Table2 == target.LogicalName && relationship.Table1 == related.LogicalName ? (related.Id, target.Id)
        : throw DataverseFaults.InvalidArgument($"Relationship '{relationship.SchemaName}' does not link '{target.LogicalName}' and '{related.LogicalName}'.");

    protected static Entity? FindLink(MessageCall call, ManyToManyMetadata relationship, (Guid First, Guid Second) sides)
    {
        var query = new QueryExpression(relationship.IntersectTable) { ColumnSet = new ColumnSet(false) };
        query.Criteria.AddCondition(relationship.Column1, ConditionOperator.Equal, sides.First);
        query.Criteria.AddCondition(relationship.Column2, ConditionOperator.Equal, sides.Second);
        return call.Scope.Reader.Query(query, call.Everything()).Entities.FirstOrDefault();
    }

    private static EntityReference Plain(MessageCall call, EntityReference reference) => new(reference.LogicalName, References.Resolve(call, reference));

    private static ManyToManyMetadata? ManyToManyOf(MessageCall call)
    {
        var name = call.Required<Relationship>("Relationship").SchemaName;
        return call.Metadata.ManyToMany.FirstOrDefault(relationship => relationship.SchemaName == name);
    }

    private void SetLookup(MessageCall call, EntityReference target, EntityReference related)
    {
        var name = call.Required<Relationship>("Relationship").SchemaName;
        var relationship = call.Metadata.Relationships.FirstOrDefault(candidate => candidate.SchemaName == name)
            ?? throw DataverseFaults.InvalidArgument($"There is no relationship '{name}'.");
        var targetIsOne = relationship.ReferencedTable == target.LogicalName && relationship.ReferencingTable == related.LogicalName;
        var (one, many) = targetIsOne ? (target, related) : (related, target);
        call.Send(new UpdateRequest { Target = new Entity(many.LogicalName, many.Id) { [relationship.ReferencingColumn] = NewLookup(one) } });
    }
}
