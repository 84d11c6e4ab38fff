using Microsoft.Xrm.Sdk;

namespace Microsoft.Crm.Sdk;

internal static class Collections
{
    /// <summary>An empty collection. Its constructor is not public in the genuine assembly, and neither here.</summary>
    public static DataCollection<T> Empty<T>() => (DataCollection<T>)Activator.CreateInstance(typeof(DataCollection<T>), nonPublic: true);
}
