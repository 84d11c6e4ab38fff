using CrmPayments.Emulator.Dataverse.Pipeline;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>Legacy form of an Update of state and status, and run as one.</summary>
internal sealed class SetStateMessage : Message
{
    public override string Name => "SetState";

    public override OrganizationResponse Execute(OrganizationRequest request, RequestContext context, RequestExecutor executor) =>
        executor.Direct<OrganizationResponse>(request, context, call =>
        {
            var target = call.Required<EntityReference>("EntityMoniker");
            var row = new Entity(target.LogicalName, target.Id) { ["statecode"] = call.Required<OptionSetValue>("State") };
            if (call.Optional<OptionSetValue>("Status") is { Value: not -1 } status)
            {
                row["statuscode"] = status;
            }

            call.Send(new UpdateRequest { Target = row });
            return new SetStateResponse();
        });
}
