using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class RetrieveTeamPrivilegesRequest : OrganizationRequest
{
    public RetrieveTeamPrivilegesRequest()
    {
        RequestName = "RetrieveTeamPrivileges";
        TeamId = default;
    }

    public Guid TeamId
    {
        get => Parameters.ValueOrDefault<Guid>(nameof(TeamId));
        set => Parameters[nameof(TeamId)] = value;
    }
}
