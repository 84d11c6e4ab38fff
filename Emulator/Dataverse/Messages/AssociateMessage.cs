using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Emulator.Dataverse.Messages;

internal sealed class AssociateMessage : LinkMessage
{
    public override string Name => "Associate";

    public override OrganizationResponse Respond(ParameterCollection output) => new AssociateResponse();

    protected override void Link(MessageCall call, ManyToManyMetadata relationship, EntityReference target, EntityReference related)
    {
        var sides = Sides(relationship, target, related);
        if (FindLink(call, relationship, sides) is not null)
        {
            throw DataverseFaults.DuplicateId();
        }

        call.Scope.Writer.Insert(new Entity(relationship.IntersectTable, Guid.NewGuid())
        {
            [relationship.Column1] = sides.First,
            [relationship.Column2] = sides.Second,
        });
    }

    protected override EntityReference? NewLookup(EntityReference one) => one;
}
