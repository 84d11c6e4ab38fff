using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

[CollectionDataContract(Name = "OrganizationRequestCollection", Namespace = ContractNamespaces.Contracts2012)]
public sealed class OrganizationRequestCollection : DataCollection<OrganizationRequest>
{
}
