using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class RetrieveRolePrivilegesRoleRequest : OrganizationRequest
{
    public RetrieveRolePrivilegesRoleRequest()
    {
        RequestName = "RetrieveRolePrivilegesRole";
        RoleId = default;
    }

    public Guid RoleId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(RoleId));
        set => Parameters[nameof(RoleId)] = value;
    }
}
