using System.Globalization;
using Microsoft.Data.Sqlite;
using Newtonsoft.Json;

namespace CrmPayments.Emulator.Gateways.Books;

/// <summary>The books as one unit of work sees and changes them.</summary>
public sealed class Page
{
    private static readonly JsonSerializerSettings Format = new()
    {
        DateParseHandling = DateParseHandling.None,
        FloatParseHandling = FloatParseHandling.Decimal,
        NullValueHandling = NullValueHandling.Ignore,
    };

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;

    internal Page(SqliteConnection connection, SqliteTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    /// <summary>Adds an entry, or replaces the one with its id without moving it in time.</summary>
    public T Put<T>(T entry)
        where T : class, IBooked
    {
        using var command = Command(
            """
            INSERT INTO entries (kind, id, owner, reference, content) VALUES ($kind, $id, $owner, $reference, $content)
            ON CONFLICT (kind, id) DO UPDATE SET owner = $owner, reference = $reference, content = $content
            """,
            ("$kind", typeof(T).Name), ("$id", entry.Id), ("$owner", entry.Owner), ("$reference", entry.Reference),
            ("$content", JsonConvert.SerializeObject(entry, Format)));
        command.ExecuteNonQuery();
        return entry;
    }

    /// <returns>The entry, or null.</returns>
    public T? Find<T>(string id)
        where T : class, IBooked => Select<T>("id = $value", id).FirstOrDefault();

    /// <summary>All entries of a kind, newest first.</summary>
    public IReadOnlyList<T> All<T>()
        where T : class, IBooked => Select<T>("$value = ''", "");

    /// <summary>How many entries of a kind there are.</summary>
    public int Count<T>()
        where T : class, IBooked
    {
        using var command = Command("SELECT count(*) FROM entries WHERE kind = $kind", ("$kind", typeof(T).Name));
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<T> OwnedBy<T>(string owner)
        where T : class, IBooked => Select<T>("owner = $value", owner);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<T> WithReference<T>(string reference)
        where T : class, IBooked => Select<T>("reference = $value", reference);

    public void Remove<T>(string id)
        where T : class, IBooked
    {
        using var command = Command("DELETE FROM entries WHERE kind = $kind AND id = $id", ("$kind", typeof(T).Name), ("$id", id));
        command.ExecuteNonQuery();
    }

    /// <summary>All entries of a kind, newest first, each read when it is asked for. Nothing is written meanwhile.</summary>
    /// <remarks>The plus keeps SQLite from an index by kind, which would have to be sorted first.</remarks>
    public IEnumerable<T> Newest<T>()
        where T : class, IBooked
    {
        using var command = Command("SELECT content FROM entries WHERE +kind = $kind ORDER BY position DESC", ("$kind", typeof(T).Name));
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return Entry<T>(reader);
    }

    private List<T> Select<T>(string condition, string value)
        where T : class, IBooked
    {
        using var command = Command(
            $"SELECT content FROM entries WHERE kind = $kind AND {condition} ORDER BY position DESC", ("$kind", typeof(T).Name), ("$value", value));
        using var reader = command.ExecuteReader();
        var found = new List<T>();
        while (reader.Read()) found.Add(Entry<T>(reader));
        return found;
    }

    private static T Entry<T>(SqliteDataReader reader) =>
        JsonConvert.DeserializeObject<T>(reader.GetString(0), Format) ?? throw new InvalidDataException($"An empty {typeof(T).Name} is in the books.");

    private SqliteCommand Command(string text, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        var command = _connection.CreateCommand();
        command.Transaction = _transaction;
        // Callers pass constants of this class; values travel as parameters.
        command.CommandText = text;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command;
    }
}
