using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Points to a row by id or by alternate key.</summary>
[DataContract(Name = "EntityReference", Namespace = ContractNamespaces.Contracts2011)]
public sealed class EntityReference : IExtensibleDataObject
{
    public EntityReference()
    {
    }

    public EntityReference(string logicalName) => LogicalName = logicalName;

    public EntityReference(string logicalName, Guid id)
        : this(logicalName) => Id = id;

    public EntityReference(string logicalName, string keyName, object keyValue)
        : this(logicalName) => KeyAttributes.Add(keyName, keyValue);

    public EntityReference(string logicalName, KeyAttributeCollection keyAttributeCollection)
        : this(logicalName) => KeyAttributes = keyAttributeCollection;

    [DataMember]
    public Guid Id { get; set; }

    [DataMember]
    public string LogicalName { get; set; }

    /// <summary>The row's primary name; the service fills it, and comparison ignores it.</summary>
    [DataMember]
    public string Name { get; set; }

    [DataMember]
    public KeyAttributeCollection KeyAttributes { get => field ??= []; set; }

    [DataMember]
    public string RowVersion { get; set; }

    public ExtensionDataObject ExtensionData { get; set; }

    /// <summary>Same table, id and alternate key; name and row version do not count.</summary>
    public override bool Equals(object obj) =>
        obj is EntityReference other && LogicalName == other.LogicalName && Id == other.Id && HasKey(other.KeyAttributes);

    public override int GetHashCode() => Id.GetHashCode() ^ (LogicalName?.GetHashCode() ?? 0);

    private bool HasKey(KeyAttributeCollection other) =>
        KeyAttributes.Count == other.Count
        && KeyAttributes.All(pair => other.TryGetValue(pair.Key, out var value) && Equals(pair.Value, value));
}
