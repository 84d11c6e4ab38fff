using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

[CollectionDataContract(Name = "ParameterCollection", Namespace = ContractNamespaces.Contracts2011)]
[KnownType(nameof(ContractTypes))]
public class ParameterCollection : DataCollection<string, object>
{
    public ParameterCollection()
    {
    }

    protected ParameterCollection(IDictionary<string, object> collection)
        : base(collection)
    {
    }

    /// <summary>Sets the value under the key; a null value changes nothing.</summary>
    public void AddOrUpdateIfNotNull(string key, object obj)
    {
        if (obj is not null)
        {
            this[key] = obj;
        }
    }

    /// <summary>False when the key is absent, holds null or holds another type.</summary>
    public bool TryGetValue<T>(string key, out T value)
    {
        var found = Contains(key) && this[key] is T;
        value = found ? (T)this[key] : default;
        return found;
    }

    private static IEnumerable<Type> ContractTypes() => KnownContracts.All;
}
