using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Organization;

[DataContract(Name = "EndpointAccessType", Namespace = ContractNamespaces.Contracts2014)]
public enum EndpointAccessType
{
    [EnumMember]
    Default = 0,

    [EnumMember]
    Internet = 1,

    [EnumMember]
    Intranet = 2,
}
