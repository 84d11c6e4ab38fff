using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

[CollectionDataContract(Name = "EntityReferenceCollection", Namespace = ContractNamespaces.Contracts2011)]
public sealed class EntityReferenceCollection : DataCollection<EntityReference>
{
    public EntityReferenceCollection()
    {
    }

    /// <summary>Copies the list; null is empty.</summary>
    public EntityReferenceCollection(IList<EntityReference> list) => AddRange(list);
}
