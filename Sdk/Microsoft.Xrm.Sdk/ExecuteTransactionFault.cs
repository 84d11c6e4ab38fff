using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

[DataContract(Name = "ExecuteTransactionFault", Namespace = ContractNamespaces.Contracts71)]
public sealed class ExecuteTransactionFault : OrganizationServiceFault
{
    /// <summary>From 0, in the order of the requests.</summary>
    [DataMember]
    public int FaultedRequestIndex { get; set; }
}
