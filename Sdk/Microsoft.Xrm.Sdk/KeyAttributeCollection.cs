using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Values of an alternate key, by column.</summary>
[CollectionDataContract(Name = "KeyAttributeCollection", Namespace = ContractNamespaces.Contracts71)]
[KnownType(nameof(ContractTypes))]
public sealed class KeyAttributeCollection : DataCollection<string, object>
{
    private static IEnumerable<Type> ContractTypes() => KnownContracts.All;
}
