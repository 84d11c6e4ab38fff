using CrmPayments.Emulator.Dataverse.Pipeline;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>Legacy form of an Update of the owner, and run as one.</summary>
internal sealed class AssignMessage : Message
{
    public override string Name => "Assign";

    public override OrganizationResponse Execute(OrganizationRequest request, RequestContext context, RequestExecutor executor) =>
        executor.Direct<OrganizationResponse>(request, context, call =>
        {
            var target = call.Required<EntityReference>("Target");
            call.Send(new UpdateRequest { Target = new Entity(target.LogicalName, target.Id) { ["ownerid"] = call.Required<EntityReference>("Assignee") } });
            return new AssignResponse();
        });
}
