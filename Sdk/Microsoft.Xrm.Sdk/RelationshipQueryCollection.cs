using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk.Query;

namespace Microsoft.Xrm.Sdk;

[CollectionDataContract(Name = "RelationshipQueryCollection", Namespace = ContractNamespaces.Contracts2011)]
public sealed class RelationshipQueryCollection : DataCollection<Relationship, QueryBase>
{
}
