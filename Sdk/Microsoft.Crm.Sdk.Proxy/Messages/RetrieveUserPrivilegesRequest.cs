using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class RetrieveUserPrivilegesRequest : OrganizationRequest
{
    public RetrieveUserPrivilegesRequest()
    {
        RequestName = "RetrieveUserPrivileges";
        UserId = default;
    }

    public Guid UserId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(UserId));
        set => Parameters[nameof(UserId)] = value;
    }
}
