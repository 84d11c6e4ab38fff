using CrmPayments.Emulator.Dataverse.Pipeline;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse;

/// <summary>The organization service of one user outside any plug-in.</summary>
internal sealed class TopLevelService(EmbeddedDataverse dataverse, Guid userId) : OrganizationServiceBase
{
    public override OrganizationResponse Execute(OrganizationRequest request) => dataverse.Execute(request, new Caller(userId));
}
