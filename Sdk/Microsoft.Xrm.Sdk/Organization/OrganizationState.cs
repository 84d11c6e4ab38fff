using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Organization;

[DataContract(Name = "OrganizationState", Namespace = ContractNamespaces.Contracts2014)]
public enum OrganizationState
{
    [EnumMember]
    Enabled = 0,

    [EnumMember]
    Disabled = 1,
}
