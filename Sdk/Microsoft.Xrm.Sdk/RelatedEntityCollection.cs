using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

[CollectionDataContract(Name = "RelatedEntityCollection", Namespace = ContractNamespaces.Contracts2011)]
public sealed class RelatedEntityCollection : DataCollection<Relationship, EntityCollection>
{
}
