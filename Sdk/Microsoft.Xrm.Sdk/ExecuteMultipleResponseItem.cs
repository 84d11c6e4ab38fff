using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>What became of one request of a batch: a response or a fault.</summary>
[DataContract(Name = "ExecuteMultipleResponseItem", Namespace = ContractNamespaces.Contracts2012)]
public sealed class ExecuteMultipleResponseItem : IExtensibleDataObject
{
    /// <summary>From 0, in the order of the requests.</summary>
    [DataMember]
    public int RequestIndex { get; set; }

    [DataMember]
    public OrganizationResponse Response { get; set; }

    [DataMember]
    public OrganizationServiceFault Fault { get; set; }

    public ExtensionDataObject ExtensionData { get; set; }
}
