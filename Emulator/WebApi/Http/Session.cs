using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.WebApi.Http;

/// <summary>The organization service as one caller sees it.</summary>
internal sealed class Session(Func<OrganizationRequest, OrganizationResponse> execute)
{
    public OrganizationResponse Execute(OrganizationRequest request) => execute(request);

    public EntityCollection Query(QueryBase query) =>
        ((RetrieveMultipleResponse)execute(new RetrieveMultipleRequest { Query = query })).EntityCollection;

    public Entity Retrieve(EntityReference reference, ColumnSet columns) =>
        ((RetrieveResponse)execute(new RetrieveRequest { Target = reference, ColumnSet = columns })).Entity;
}
