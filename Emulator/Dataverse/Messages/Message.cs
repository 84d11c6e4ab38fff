using CrmPayments.Emulator.Dataverse.Pipeline;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>One message of the organization service. Has no state: one instance serves every request.</summary>
internal abstract class Message
{
    public abstract string Name { get; }

    /// <returns>The response with its results filled.</returns>
    public abstract OrganizationResponse Execute(OrganizationRequest request, RequestContext context, RequestExecutor executor);
}
