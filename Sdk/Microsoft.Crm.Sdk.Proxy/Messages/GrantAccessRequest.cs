using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class GrantAccessRequest : OrganizationRequest
{
    public GrantAccessRequest()
    {
        RequestName = "GrantAccess";
        Target = default;
        PrincipalAccess = default;
    }

    public EntityReference Target
    {
        get => Parameters.ValueOrDefault<EntityReference>(nameof(Target));
        set => Parameters[nameof(Target)] = value;
    }

    public PrincipalAccess PrincipalAccess
    {
        get => Parameters.ValueOrDefault<PrincipalAccess>(nameof(PrincipalAccess));
        set => Parameters[nameof(PrincipalAccess)] = value;
    }
}
