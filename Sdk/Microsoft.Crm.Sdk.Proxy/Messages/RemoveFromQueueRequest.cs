using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class RemoveFromQueueRequest : OrganizationRequest
{
    public RemoveFromQueueRequest()
    {
        RequestName = "RemoveFromQueue";
        QueueItemId = default;
    }

    public Guid QueueItemId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(QueueItemId));
        set => Parameters[nameof(QueueItemId)] = value;
    }
}
