using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>One page of a query's rows.</summary>
[DataContract(Name = "EntityCollection", Namespace = ContractNamespaces.Contracts2011)]
public sealed class EntityCollection : IExtensibleDataObject
{
    public EntityCollection()
    {
    }

    /// <summary>Copies the list; null is empty.</summary>
    public EntityCollection(IList<Entity> list) => Entities.AddRange(list);

    [DataMember]
    public DataCollection<Entity> Entities { get => field ??= []; set; }

    [DataMember]
    public bool MoreRecords { get; set; }

    [DataMember]
    public string PagingCookie { get; set; }

    [DataMember]
    public string MinActiveRowVersion { get; set; }

    /// <summary>0 in memory; the service writes -1 when the query did not ask for a count.</summary>
    [DataMember]
    public int TotalRecordCount { get; set; }

    [DataMember]
    public bool TotalRecordCountLimitExceeded { get; set; }

    public Entity this[int index]
    {
        get => Entities[index];
        set => Entities[index] = value;
    }

    [DataMember]
    public string EntityName { get; set; }

    public ExtensionDataObject ExtensionData { get; set; }
}
