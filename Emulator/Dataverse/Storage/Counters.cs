namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>Row versions and autonumbers. They only go up and are never taken back, also when a transaction rolls back; touched by the one writer only.</summary>
internal sealed class Counters
{
    /// <summary>The platform's default seed of an autonumber column.</summary>
    public const long FirstNumber = 1000;

    private const string Versions = "versionnumber";
    private const long FirstVersion = 1_000_001;

    private readonly Dictionary<string, long> _last;
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    public Counters(StoreConnection connection) => _last = connection
        .Read("SELECT \"name\", \"value\" FROM \"#counter\"", [], row => (Name: row.GetString(0), Value: row.GetInt64(1)))
        .ToDictionary(counter => counter.Name, counter => counter.Value, StringComparer.Ordinal);

    public long NextVersion() => Next(Versions, FirstVersion);

    public long NextNumber(string table, string column) => Next($"{table}.{column}", FirstNumber);

    /// <summary>Written with the transaction that used them; numbers that a rollback wasted are written by the next one.</summary>
    public void Save(StoreConnection connection)
    {
        foreach (var name in _changed)
        {
            connection.Execute("INSERT INTO \"#counter\" VALUES (@p0, @p1) ON CONFLICT(\"name\") DO UPDATE SET \"value\"=excluded.\"value\"", name, _last[name]);
        }
    }

    /// <summary>After the commit: nothing is left to write.</summary>
    public void Saved() => _changed.Clear();

    private long Next(string name, long first)
    {
        var next = _last.TryGetValue(name, out var last) ? last + 1 : first;
        _changed.Add(name);
        return _last[name] = next;
    }
}
