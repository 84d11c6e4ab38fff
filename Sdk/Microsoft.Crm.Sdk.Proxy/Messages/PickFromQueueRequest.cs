using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class PickFromQueueRequest : OrganizationRequest
{
    public PickFromQueueRequest()
    {
        RequestName = "PickFromQueue";
        QueueItemId = default;
        WorkerId = default;
        RemoveQueueItem = default;
    }

    public Guid QueueItemId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(QueueItemId));
        set => Parameters[nameof(QueueItemId)] = value;
    }

    public Guid WorkerId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(WorkerId));
        set => Parameters[nameof(WorkerId)] = value;
    }

    public bool RemoveQueueItem
    {
        get => Parameters.ValueOrDefault<bool>(nameof(RemoveQueueItem));
        set => Parameters[nameof(RemoveQueueItem)] = value;
    }
}
