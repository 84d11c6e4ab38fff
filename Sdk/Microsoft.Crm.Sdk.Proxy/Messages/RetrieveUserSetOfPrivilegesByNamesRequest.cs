using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class RetrieveUserSetOfPrivilegesByNamesRequest : OrganizationRequest
{
    public RetrieveUserSetOfPrivilegesByNamesRequest()
    {
        RequestName = "RetrieveUserSetOfPrivilegesByNames";
        UserId = default;
        PrivilegeNames = default;
    }

    public Guid UserId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(UserId));
        set => Parameters[nameof(UserId)] = value;
    }

    public string[] PrivilegeNames
    {
        get => Parameters.ValueOrDefault<string[]>(nameof(PrivilegeNames));
        set => Parameters[nameof(PrivilegeNames)] = value;
    }
}
