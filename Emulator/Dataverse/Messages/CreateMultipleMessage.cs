using CrmPayments.Emulator.Dataverse.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>Rows of one table, all or nothing; the steps of Create run for each.</summary>
internal sealed class CreateMultipleMessage : Message
{
    public override string Name => "CreateMultiple";

    public override OrganizationResponse Execute(OrganizationRequest request, RequestContext context, RequestExecutor executor) =>
        executor.Direct<OrganizationResponse>(request, context, call =>
        {
            var rows = BulkRows.Of(call);
            var ids = rows.Select(row => ((CreateResponse)call.Send(new CreateRequest { Target = row })).id).ToArray();
            return new CreateMultipleResponse { Results = { ["Ids"] = ids } };
        });
}
