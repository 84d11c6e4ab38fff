using System.Collections.Concurrent;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Metadata;

namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>All rows, in one SQLite database that is open in this process only. For any number of threads.</summary>
public sealed class RowStore : IDisposable
{
    private readonly string _file;
    private readonly bool _isTemporary;
    private readonly FileStream? _lock;
    private readonly StoreLayout _layout;
    private readonly StoreConnection _writer;
    private readonly ConcurrentBag<StoreConnection> _readers = [];
    private readonly WriteTurn _turn = new();
    private readonly Counters _counters;
    private volatile bool _disposed;

    private RowStore(OrganizationMetadata metadata, string file, bool isTemporary)
    {
        _file = file;
        _isTemporary = isTemporary;
        _lock = isTemporary ? null : Lock(file);
        _layout = new StoreLayout(metadata);
        _writer = new StoreConnection(file, durable: !isTemporary);
        new SchemaBuilder(_layout, _writer).Build();
        _counters = new Counters(_writer);
    }

    /// <summary>How long a writer waits for its turn before it fails with SQL timeout (0x80044151); 30 seconds unless set.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Opens the file, made if missing and brought to the metadata's shape. Every commit is on the disk before it returns.</summary>
    /// <exception cref="InvalidOperationException">Another process has the file open.</exception>
    /// <param name="file">Null: a store that is gone with the instance. It is a private temporary file, so that it behaves as a kept one does: SQLite's in-memory databases have no snapshots.</param>
    public static RowStore Open(OrganizationMetadata metadata, string? file)
    {
        var path = file ?? Path.Combine(Path.GetTempPath(), $"crmpayments-{Environment.ProcessId}-{Guid.NewGuid():N}.db");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return new RowStore(metadata, path, isTemporary: file is null);
    }

    /// <exception cref="System.ServiceModel.FaultException">0x80044151: a writer waited longer than <see cref="WriteTimeout"/>.</exception>
    public IRowTransaction Begin(TransactionKind kind)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return kind is TransactionKind.Read ? BeginRead() : BeginWrite();
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _writer.Dispose();
        foreach (var reader in _readers)
        {
            reader.Dispose();
        }

        DeleteTemporary();
        _lock?.Dispose();
    }

    /// <remarks>Row versions are counted in memory, so that a second process over the same file would give them twice. The system drops the lock with the process, however it ends.</remarks>
    private static FileStream Lock(string file)
    {
        try
        {
            return new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new InvalidOperationException($"The database {file} is open in another process.", taken);
        }
    }

    private RowTransaction BeginRead()
    {
        var connection = _readers.TryTake(out var idle) ? idle : new StoreConnection(_file, durable: !_isTemporary);
        connection.Execute("BEGIN");
        // SQLite takes the snapshot at the first read, not at BEGIN.
        connection.Scalar("SELECT count(*) FROM \"#schema\"");
        return new RowTransaction(TransactionKind.Read, connection, _layout, _counters, () => Return(connection));
    }

    private RowTransaction BeginWrite()
    {
        if (!_turn.TryEnter(WriteTimeout))
        {
            throw ExecutionFaults.SqlTimeout();
        }

        try
        {
            _writer.Execute("BEGIN IMMEDIATE");
        }
        catch
        {
            _turn.Exit();
            throw;
        }

        return new RowTransaction(TransactionKind.Write, _writer, _layout, _counters, _turn.Exit);
    }

    private void Return(StoreConnection connection)
    {
        if (_disposed)
        {
            connection.Dispose();
        }
        else
        {
            _readers.Add(connection);
        }
    }

    private void DeleteTemporary()
    {
        if (_isTemporary)
        {
            File.Delete(_file);
            File.Delete(_file + "-wal");
            File.Delete(_file + "-shm");
        }
    }
}
