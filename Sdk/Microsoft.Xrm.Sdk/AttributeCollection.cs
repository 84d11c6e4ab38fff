using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

[CollectionDataContract(Name = "AttributeCollection", Namespace = ContractNamespaces.Contracts2011)]
[KnownType(nameof(ContractTypes))]
public sealed class AttributeCollection : DataCollection<string, object>
{
    private static IEnumerable<Type> ContractTypes() => KnownContracts.All;
}
