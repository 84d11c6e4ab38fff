using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class RetrieveUserSetOfPrivilegesByIdsRequest : OrganizationRequest
{
    public RetrieveUserSetOfPrivilegesByIdsRequest()
    {
        RequestName = "RetrieveUserSetOfPrivilegesByIds";
        UserId = default;
        PrivilegeIds = default;
    }

    public Guid UserId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(UserId));
        set => Parameters[nameof(UserId)] = value;
    }

    public Guid[] PrivilegeIds
    {
        get => Parameters.ValueOrDefault<Guid[]>(nameof(PrivilegeIds));
        set => Parameters[nameof(PrivilegeIds)] = value;
    }
}
