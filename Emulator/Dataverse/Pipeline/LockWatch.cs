namespace CrmPayments.Emulator.Dataverse.Pipeline;

/// <summary>Finds, in one transaction, rows that plug-in code read and then updated without having updated (locked) them before the read.</summary>
internal sealed class LockWatch(TestHooks hooks, string execution)
{
    private readonly HashSet<(string, Guid)> _locked = [];
    private readonly HashSet<(string, Guid)> _readUnlocked = [];

    public void Read(string table, Guid id)
    {
        if (!_locked.Contains((table, id)))
        {
            _readUnlocked.Add((table, id));
        }
    }

    public void Update(string table, Guid id)
    {
        if (_locked.Add((table, id)) && _readUnlocked.Contains((table, id)))
        {
            hooks.Report(new UnlockedUpdate(table, id, execution));
        }
    }
}
