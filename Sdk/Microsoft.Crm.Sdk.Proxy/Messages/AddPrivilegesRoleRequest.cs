using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class AddPrivilegesRoleRequest : OrganizationRequest
{
    public AddPrivilegesRoleRequest()
    {
        RequestName = "AddPrivilegesRole";
        RoleId = default;
        Privileges = default;
    }

    public Guid RoleId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(RoleId));
        set => Parameters[nameof(RoleId)] = value;
    }

    public RolePrivilege[] Privileges
    {
        get => Parameters.ValueOrDefault<RolePrivilege[]>(nameof(Privileges));
        set => Parameters[nameof(Privileges)] = value;
    }
}
