using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class RouteToRequest : OrganizationRequest
{
    public RouteToRequest()
    {
        RequestName = "RouteTo";
        Target = default;
    }

    public EntityReference Target
    {
        get => Parameters.ValueOrDefault<EntityReference>(nameof(Target));
        set => Parameters[nameof(Target)] = value;
    }

    public Guid QueueItemId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(QueueItemId));
        set => Parameters[nameof(QueueItemId)] = value;
    }
}
