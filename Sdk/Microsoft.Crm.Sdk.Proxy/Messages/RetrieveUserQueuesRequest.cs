using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class RetrieveUserQueuesRequest : OrganizationRequest
{
    public RetrieveUserQueuesRequest()
    {
        RequestName = "RetrieveUserQueues";
        UserId = default;
        IncludePublic = default;
    }

    public Guid UserId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(UserId));
        set => Parameters[nameof(UserId)] = value;
    }

    public bool IncludePublic
    {
        get => Parameters.ValueOrDefault<bool>(nameof(IncludePublic));
        set => Parameters[nameof(IncludePublic)] = value;
    }
}
