using CrmPayments.Emulator.Dataverse.Pipeline;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>A message without steps, given as what it does.</summary>
internal sealed class DirectMessage(string name, Func<MessageCall, OrganizationResponse> answer) : Message
{
    public override string Name => name;

    public override OrganizationResponse Execute(OrganizationRequest request, RequestContext context, RequestExecutor executor) =>
        executor.Direct(request, context, answer);
}
