using Microsoft.Data.Sqlite;

namespace CrmPayments.Emulator.Gateways.Books;

/// <summary>
/// The simulators' books: one SQLite file that all of them share. Every unit of work is one database transaction and
/// they run one after the other, so what a rule has read is still true when its entry is written.
/// </summary>
public sealed class GatewayBooks : IDisposable
{
    // WAL with synchronous FULL: an answer is only given after its entry survives a killed process and a lost power.
    private const string Layout = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        CREATE TABLE IF NOT EXISTS entries (
            position INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL,
            owner TEXT NOT NULL, reference TEXT NOT NULL, content TEXT NOT NULL, UNIQUE (kind, id));
        CREATE INDEX IF NOT EXISTS entries_owner ON entries (kind, owner);
        CREATE INDEX IF NOT EXISTS entries_reference ON entries (kind, reference);
        """;

    private readonly Lock _oneAtATime = new();
    private readonly SqliteConnection _connection;

    /// <param name="file">Path of the file, created when missing; null keeps the books in memory.</param>
    public GatewayBooks(string? file)
    {
        var address = new SqliteConnectionStringBuilder { DataSource = file ?? ":memory:", Pooling = false };
        _connection = new SqliteConnection(address.ToString());
        _connection.Open();
        using var command = _connection.CreateCommand();
        command.CommandText = Layout;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs one unit of work; what it wrote is committed when it returns and undone when it throws.</summary>
    public T Write<T>(Func<Page, T> work)
    {
        lock (_oneAtATime)
        {
            using var transaction = _connection.BeginTransaction();
            var result = work(new Page(_connection, transaction));
            transaction.Commit();
            return result;
        }
    }

    /// <inheritdoc cref="Write{T}"/>
    public void Write(Action<Page> work) => Write(page =>
    {
        work(page);
        return true;
    });

    /// <summary>Reads a state that no unfinished work has touched.</summary>
    public T Read<T>(Func<Page, T> work)
    {
        lock (_oneAtATime)
        {
            using var transaction = _connection.BeginTransaction();
            return work(new Page(_connection, transaction));
        }
    }

    public void Dispose() => _connection.Dispose();
}
