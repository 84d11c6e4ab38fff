using CrmPayments.Emulator.Dataverse.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>Rows of one table, all or nothing; the steps of Update run for each.</summary>
internal sealed class UpdateMultipleMessage : Message
{
    public override string Name => "UpdateMultiple";

    public override OrganizationResponse Execute(OrganizationRequest request, RequestContext context, RequestExecutor executor) =>
        executor.Direct<OrganizationResponse>(request, context, call =>
        {
            foreach (var row in BulkRows.Of(call))
            {
                call.Send(new UpdateRequest { Target = row, ConcurrencyBehavior = call.Optional<ConcurrencyBehavior>("ConcurrencyBehavior") });
            }

            return new UpdateMultipleResponse();
        });
}
