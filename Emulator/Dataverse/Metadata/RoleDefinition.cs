namespace CrmPayments.Emulator.Dataverse.Metadata;

public sealed record RoleDefinition(Guid Id, string Name, IReadOnlyList<RolePrivilegeDefinition> Privileges);

/// <param name="Name">prv, verb, schema name of the table.</param>
public sealed record RolePrivilegeDefinition(string Name, PrivilegeReach Depth);

/// <summary>How far a privilege reaches; the values are the platform's PrivilegeDepth.</summary>
public enum PrivilegeReach
{
    /// <summary>The user's own rows.</summary>
    Basic = 0,

    /// <summary>The business unit's.</summary>
    Local = 1,

    /// <summary>The business unit's and those below it.</summary>
    Deep = 2,

    /// <summary>The organization's.</summary>
    Global = 3,
}
