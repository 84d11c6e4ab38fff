using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

[CollectionDataContract(Name = "OrganizationResponseCollection", Namespace = ContractNamespaces.Contracts71)]
public sealed class OrganizationResponseCollection : DataCollection<OrganizationResponse>
{
}
