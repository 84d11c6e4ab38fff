using Microsoft.Crm.Sdk.Messages;

namespace CrmPayments.Emulator.Dataverse.Security;

/// <summary>What one user may do, from all their roles and those of their teams. Read-only.</summary>
internal sealed record UserRights(Guid UserId)
{
    /// <summary>False: there is no such user.</summary>
    public bool Exists { get; init; }

    public bool IsDisabled { get; init; }

    /// <summary>SYSTEM and system administrators: no check at all.</summary>
    public bool HasEverything { get; init; }

    /// <summary>Whether there is any role, their own or a team's: without one the platform refuses every request.</summary>
    public bool HasRoles { get; init; }

    public Guid BusinessUnitId { get; init; } = Organization.RootBusinessUnitId;

    /// <summary>LCID of the user's language.</summary>
    public int Language { get; init; } = Metadata.LocalizedText.BaseLanguage;

    public IReadOnlyCollection<Guid> TeamIds { get; init; } = [];

    /// <summary>By privilege name, case-insensitive.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Grant>> Grants { get; init; } = new Dictionary<string, IReadOnlyList<Grant>>();

    /// <summary>What the profiles of the user and of their teams allow with secured columns.</summary>
    public IReadOnlyDictionary<(string Table, string Column), ColumnGrant> Columns { get; init; } = new Dictionary<(string, string), ColumnGrant>();

    /// <summary>A business unit with all below it.</summary>
    public Func<Guid, IReadOnlyCollection<Guid>> UnitsBelow { get; init; } = unit => [unit];

    /// <summary>The user and their teams: whoever of them owns a row, or is shared one, counts.</summary>
    public IReadOnlyCollection<Guid> Principals => [UserId, .. TeamIds];

    /// <summary>Of a secured column; nothing is allowed that no profile allows.</summary>
    public ColumnGrant GrantOn(string table, string column) => HasEverything ? new ColumnGrant(true, true, true) : Columns.GetValueOrDefault((table, column));

    public PrivilegeDepth? DepthOf(string privilege) => HasEverything
        ? PrivilegeDepth.Global
        : Grants.TryGetValue(privilege, out var grants) && grants.Count > 0 ? grants.Max(grant => grant.Depth) : null;

    /// <summary>The business units whose rows the privilege covers, whoever owns them.</summary>
    public IReadOnlyCollection<Guid> UnitsOf(string privilege) =>
        [.. (Grants.GetValueOrDefault(privilege) ?? []).SelectMany(UnitsOf).Distinct()];

    private IReadOnlyCollection<Guid> UnitsOf(Grant grant) => grant.Depth switch
    {
        PrivilegeDepth.Local => [grant.BusinessUnitId],
        PrivilegeDepth.Deep => UnitsBelow(grant.BusinessUnitId),
        _ => [],
    };
}
