using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Organization;

namespace Microsoft.Crm.Sdk.Messages;

[DataContract(Namespace = ContractNamespaces.Crm2011)]
public sealed class RetrieveCurrentOrganizationRequest : OrganizationRequest
{
    public RetrieveCurrentOrganizationRequest()
    {
        RequestName = "RetrieveCurrentOrganization";
        AccessType = default;
    }

    public EndpointAccessType AccessType
    {
        get => Parameters.ValueOrDefault<EndpointAccessType>(nameof(AccessType));
        set => Parameters[nameof(AccessType)] = value;
    }
}
