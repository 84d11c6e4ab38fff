using System.Collections.Concurrent;
using CrmPayments.Emulator.Dataverse.Pipeline;

namespace CrmPayments.Emulator.Dataverse.Security;

/// <summary>The rights of users, remembered until a row they follow from changes.</summary>
internal sealed class SecurityModel
{
    private static readonly HashSet<string> Sources = new(StringComparer.Ordinal)
    {
        "systemuser", "usersettings", "team", "businessunit", "role", "privilege", "roleprivileges", "systemuserroles", "teamroles", "teammembership",
        "fieldsecurityprofile", "fieldpermission", "systemuserprofiles", "teamprofiles",
    };

    private readonly ConcurrentDictionary<Guid, UserRights> _known = new();
    private int _version;

    /// <summary>As the scope's transaction sees them: its own changes count at once.</summary>
    public UserRights RightsOf(Guid userId, RequestScope scope)
    {
        if (scope.ChangesRights)
        {
            return RightsReader.Read(userId, scope.Reader);
        }

        if (_known.TryGetValue(userId, out var rights))
        {
            return rights;
        }

        var version = Volatile.Read(ref _version);
        rights = RightsReader.Read(userId, scope.Reader);
        if (version == Volatile.Read(ref _version))
        {
            _known[userId] = rights;
        }

        return rights;
    }

    public void Changed(string table, RequestScope scope)
    {
        if (Sources.Contains(table) && !scope.ChangesRights)
        {
            scope.ChangesRights = true;
            scope.AfterCommit(Forget);
        }
    }

    private void Forget()
    {
        Interlocked.Increment(ref _version);
        _known.Clear();
    }
}
