using System.Collections.ObjectModel;

namespace Microsoft.Xrm.Sdk;

/// <summary>An ordered list with bulk additions.</summary>
public class DataCollection<T> : Collection<T>
{
    internal DataCollection()
    {
    }

    public void AddRange(params T[] items) => AddRange((IEnumerable<T>)items);

    /// <summary>Adds the items in their order; null adds nothing.</summary>
    public void AddRange(IEnumerable<T> items)
    {
        foreach (var item in items ?? Array.Empty<T>())
        {
            Add(item);
        }
    }

    public T[] ToArray() => [.. this];
}
