using System.Collections;

namespace Microsoft.Xrm.Sdk;

/// <summary>Named values. Names are compared case-sensitively; the indexer overwrites, Add refuses a known key.</summary>
public abstract class DataCollection<TKey, TValue> : IEnumerable<KeyValuePair<TKey, TValue>>
{
    private readonly Dictionary<TKey, TValue> _values;

    protected DataCollection() => _values = [];

    /// <summary>A copy of the given pairs.</summary>
    protected DataCollection(IDictionary<TKey, TValue> collection) => _values = new Dictionary<TKey, TValue>(collection);

    /// <exception cref="KeyNotFoundException">Read under an absent key.</exception>
    public virtual TValue this[TKey key]
    {
        get => _values[key];
        set => _values[key] = value;
    }

    public int Count => _values.Count;

    public ICollection<TKey> Keys => _values.Keys;

    public ICollection<TValue> Values => _values.Values;

    public virtual bool IsReadOnly => false;

    /// <exception cref="ArgumentException">The key is present already.</exception>
    public void Add(KeyValuePair<TKey, TValue> item) => _values.Add(item.Key, item.Value);

    /// <inheritdoc cref="Add(KeyValuePair{TKey, TValue})"/>
    public void Add(TKey key, TValue value) => _values.Add(key, value);

    public void AddRange(params KeyValuePair<TKey, TValue>[] items) => AddRange((IEnumerable<KeyValuePair<TKey, TValue>>)items);

    /// <summary>Adds the pairs; null adds nothing.</summary>
    /// <exception cref="ArgumentException">A key is present already; the pairs before it stay.</exception>
    public void AddRange(IEnumerable<KeyValuePair<TKey, TValue>> items)
    {
        foreach (var item in items ?? [])
        {
            Add(item);
        }
    }

    public void Clear() => _values.Clear();

    public bool Contains(TKey key) => _values.ContainsKey(key);

    public bool Contains(KeyValuePair<TKey, TValue> key) => Pairs.Contains(key);

    public bool ContainsKey(TKey key) => _values.ContainsKey(key);

    public bool TryGetValue(TKey key, out TValue value) => _values.TryGetValue(key, out value);

    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex) => Pairs.CopyTo(array, arrayIndex);

    public bool Remove(TKey key) => _values.Remove(key);

    /// <summary>Removes the pair when both key and value match.</summary>
    public bool Remove(KeyValuePair<TKey, TValue> item) => Pairs.Remove(item);

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ICollection<KeyValuePair<TKey, TValue>> Pairs => _values;
}
