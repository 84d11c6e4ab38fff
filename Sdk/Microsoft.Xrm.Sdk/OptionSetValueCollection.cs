using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>The value of a multi-select choice column.</summary>
[CollectionDataContract(Name = "OptionSetValueCollection", Namespace = ContractNamespaces.Contracts90)]
public sealed class OptionSetValueCollection : DataCollection<OptionSetValue>
{
    public OptionSetValueCollection()
    {
    }

    /// <summary>Copies the list; null is empty.</summary>
    public OptionSetValueCollection(IList<OptionSetValue> list) => AddRange(list);
}
