using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Organization;

[CollectionDataContract(Name = "EndpointCollection", Namespace = ContractNamespaces.Contracts2014)]
public sealed class EndpointCollection : DataCollection<EndpointType, string>
{
}
