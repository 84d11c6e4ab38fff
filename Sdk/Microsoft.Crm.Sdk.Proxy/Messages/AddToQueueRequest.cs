using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class AddToQueueRequest : OrganizationRequest
{
    public AddToQueueRequest()
    {
        RequestName = "AddToQueue";
        Target = default;
        DestinationQueueId = default;
    }

    public EntityReference Target
    {
        get => Parameters.ValueOrDefault<EntityReference>(nameof(Target));
        set => Parameters[nameof(Target)] = value;
    }

    public Guid SourceQueueId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(SourceQueueId));
        set => Parameters[nameof(SourceQueueId)] = value;
    }

    public Guid DestinationQueueId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(DestinationQueueId));
        set => Parameters[nameof(DestinationQueueId)] = value;
    }

    public Entity QueueItemProperties
    {
        get => Parameters.ValueOrDefault<Entity>(nameof(QueueItemProperties));
        set => Parameters[nameof(QueueItemProperties)] = value;
    }
}
