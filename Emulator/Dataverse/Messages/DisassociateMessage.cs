using CrmPayments.Emulator.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Emulator.Dataverse.Messages;

internal sealed class DisassociateMessage : LinkMessage
{
    public override string Name => "Disassociate";

    public override OrganizationResponse Respond(ParameterCollection output) => new DisassociateResponse();

    /// <summary>Rows that are not linked stay so, without a fault.</summary>
    protected override void Link(MessageCall call, ManyToManyMetadata relationship, EntityReference target, EntityReference related)
    {
        if (FindLink(call, relationship, Sides(relationship, target, related)) is { } link)
        {
            call.Scope.Writer.Delete(relationship.IntersectTable, link.Id);
        }
    }

    protected override EntityReference? NewLookup(EntityReference one) => null;
}
