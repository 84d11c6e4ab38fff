using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class RetrieveUserPrivilegeByPrivilegeIdRequest : OrganizationRequest
{
    public RetrieveUserPrivilegeByPrivilegeIdRequest()
    {
        RequestName = "RetrieveUserPrivilegeByPrivilegeId";
        UserId = default;
        PrivilegeId = default;
    }

    public Guid UserId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(UserId));
        set => Parameters[nameof(UserId)] = value;
    }

    public Guid PrivilegeId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(PrivilegeId));
        set => Parameters[nameof(PrivilegeId)] = value;
    }
}
