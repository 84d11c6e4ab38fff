using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>A column of a linked table, or an aggregate, in a query's result.</summary>
[DataContract(Name = "AliasedValue", Namespace = ContractNamespaces.Contracts2011)]
[KnownType(nameof(ContractTypes))]
public sealed class AliasedValue : IExtensibleDataObject
{
    public AliasedValue()
    {
    }

    public AliasedValue(string entityLogicalName, string attributeLogicalName, object value)
    {
        EntityLogicalName = entityLogicalName;
        AttributeLogicalName = attributeLogicalName;
        Value = value;
    }

    [DataMember]
    public string AttributeLogicalName { get; internal set; }

    [DataMember]
    public string EntityLogicalName { get; internal set; }

    [DataMember]
    public object Value { get; internal set; }

    public ExtensionDataObject ExtensionData { get; set; }

    private static IEnumerable<Type> ContractTypes() => KnownContracts.All;
}
