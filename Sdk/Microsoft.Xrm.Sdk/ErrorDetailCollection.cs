using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

[CollectionDataContract(Name = "ErrorDetailCollection", Namespace = ContractNamespaces.Contracts2011)]
[KnownType(nameof(ContractTypes))]
public sealed class ErrorDetailCollection : DataCollection<string, object>
{
    private static IEnumerable<Type> ContractTypes() => KnownContracts.All;
}
