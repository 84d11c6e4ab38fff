using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

[CollectionDataContract(Name = "FormattedValueCollection", Namespace = ContractNamespaces.Contracts2011)]
public sealed class FormattedValueCollection : DataCollection<string, string>
{
}
