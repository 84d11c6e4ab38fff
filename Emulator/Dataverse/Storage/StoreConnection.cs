using CrmPayments.Emulator.Dataverse.Faults;
using Microsoft.Data.Sqlite;

namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>One SQLite connection with its prepared statements. For one thread at a time.</summary>
internal sealed class StoreConnection : IDisposable
{
    /// <summary>Text is compared without case, as the platform's database does (accents count).</summary>
    public const string Collation = "DATAVERSE";

    public const string LikeFunction = "dataverse_like";

    private const int CachedStatements = 400;
    private const int Busy = 5;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _statements = new(StringComparer.Ordinal);

    public StoreConnection(string file, bool durable)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 30 }.ToString());
        _connection.Open();
        _connection.CreateCollation(Collation, (left, right) => string.Compare(left, right, StringComparison.OrdinalIgnoreCase));
        _connection.CreateFunction(LikeFunction, (string? value, string? pattern) => value is null || pattern is null ? (bool?)null : LikePattern.IsMatch(value, pattern), isDeterministic: true);
        Execute("PRAGMA journal_mode=WAL");
        Execute(durable ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=OFF");
        Execute("PRAGMA temp_store=MEMORY");
    }

    /// <returns>Rows changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<object> parameters)
    {
        try
        {
            return Prepared(sql, parameters).ExecuteNonQuery();
        }
        catch (SqliteException locked) when (locked.SqliteErrorCode == Busy)
        {
            throw ExecutionFaults.SqlTimeout();
        }
    }

    public List<T> Read<T>(string sql, ReadOnlySpan<object> parameters, Func<SqliteDataReader, T> row)
    {
        using var reader = Prepared(sql, parameters).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    public long? Scalar(string sql, params ReadOnlySpan<object> parameters) => Prepared(sql, parameters).ExecuteScalar() as long?;

    /// <summary>Several statements that are run once and not kept.</summary>
    public void ExecuteScript(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        ForgetStatements();
        _connection.Dispose();
    }

    private SqliteCommand Prepared(string sql, ReadOnlySpan<object> parameters)
    {
        if (!_statements.TryGetValue(sql, out var command))
        {
            command = NewStatement(sql, parameters.Length);
        }

        for (var index = 0; index < parameters.Length; index++)
        {
            command.Parameters[index].Value = parameters[index];
        }

        return command;
    }

    private SqliteCommand NewStatement(string sql, int parameters)
    {
        if (_statements.Count >= CachedStatements)
        {
            ForgetStatements();
        }

        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var index = 0; index < parameters; index++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{index}" });
        }

        _statements.Add(sql, command);
        return command;
    }

    private void ForgetStatements()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _statements.Clear();
    }
}
