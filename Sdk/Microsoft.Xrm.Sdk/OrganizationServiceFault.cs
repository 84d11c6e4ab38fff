using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>The detail of the FaultException that the organization service throws.</summary>
[DataContract(Name = "OrganizationServiceFault", Namespace = ContractNamespaces.Contracts2011)]
public class OrganizationServiceFault : BaseServiceFault
{
    [DataMember]
    public string TraceText { get; set; }

    [DataMember]
    public OrganizationServiceFault InnerFault { get; set; }
}
