using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class RetrieveUserPrivilegeByPrivilegeNameRequest : OrganizationRequest
{
    public RetrieveUserPrivilegeByPrivilegeNameRequest()
    {
        RequestName = "RetrieveUserPrivilegeByPrivilegeName";
        UserId = default;
        PrivilegeName = default;
    }

    public Guid UserId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(UserId));
        set => Parameters[nameof(UserId)] = value;
    }

    public string PrivilegeName
    {
        get => Parameters.ValueOrDefault<string>(nameof(PrivilegeName));
        set => Parameters[nameof(PrivilegeName)] = value;
    }
}
