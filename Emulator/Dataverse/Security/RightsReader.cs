using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Dataverse.Query;
using CrmPayments.Emulator.Dataverse.Storage;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Security;

/// <summary>Reads a user's rights from the rows they follow from.</summary>
internal sealed class RightsReader
{
    private static readonly UnfilteredRows Everything =
        new(new QueryCaller(Organization.SystemUserId, Organization.RootBusinessUnitId, [], LocalizedText.BaseLanguage, DateTime.UnixEpoch));

    private readonly IRowTransaction _rows;

    private RightsReader(IRowTransaction rows) => _rows = rows;

    public static UserRights Read(Guid userId, IRowTransaction rows) => new RightsReader(rows).Read(userId);

    /// <summary>What a team's own roles allow, whoever its members are.</summary>
    public static UserRights ReadTeam(Guid teamId, IRowTransaction rows) => new RightsReader(rows).ReadTeam(teamId);

    private UserRights Read(Guid userId)
    {
        if (_rows.Find("systemuser", userId) is not { } user)
        {
            return new UserRights(userId);
        }

        var unit = UnitOf(user);
        var teams = TeamsOf(userId);
        var roles = RolesOf(userId, unit, teams);
        return new UserRights(userId)
        {
            Exists = true,
            IsDisabled = user.GetAttributeValue<bool>("isdisabled"),
            HasEverything = userId == Organization.SystemUserId || roles.Any(role => IsSystemAdministrator(role.RoleId)),
            BusinessUnitId = unit,
            HasRoles = roles.Count > 0,
            Language = LanguageOf(userId),
            TeamIds = [.. teams.Keys],
            Grants = GrantsOf(roles),
            Columns = ColumnsOf(userId, teams.Keys),
            UnitsBelow = UnitTree(),
        };
    }

    private UserRights ReadTeam(Guid teamId)
    {
        var unit = _rows.Find("team", teamId) is { } team ? UnitOf(team) : Organization.RootBusinessUnitId;
        var roles = RolesOf(teamId, unit, new Dictionary<Guid, Guid> { [teamId] = unit });
        return new UserRights(teamId) { HasEverything = roles.Any(role => IsSystemAdministrator(role.RoleId)), HasRoles = roles.Count > 0, Grants = GrantsOf(roles) };
    }

    private static Guid UnitOf(Entity row) => row.GetAttributeValue<EntityReference>("businessunitid")?.Id ?? Organization.RootBusinessUnitId;

    private int LanguageOf(Guid userId) => _rows.Find("usersettings", userId)?.GetAttributeValue<int?>("uilanguageid") is int lcid and > 0
        ? lcid
        : LocalizedText.BaseLanguage;

    /// <returns>Each team with its business unit.</returns>
    private Dictionary<Guid, Guid> TeamsOf(Guid userId) => Where("teammembership", "systemuserid", userId)
        .Select(membership => _rows.Find("team", membership.GetAttributeValue<Guid>("teamid")))
        .OfType<Entity>()
        .ToDictionary(team => team.Id, UnitOf);

    private List<(Guid RoleId, Guid Unit)> RolesOf(Guid userId, Guid unit, Dictionary<Guid, Guid> teams) =>
    [
        .. Where("systemuserroles", "systemuserid", userId).Select(row => (row.GetAttributeValue<Guid>("roleid"), unit)),
        .. Where("teamroles", "teamid", teams.Keys).Select(row => (row.GetAttributeValue<Guid>("roleid"), teams[row.GetAttributeValue<Guid>("teamid")])),
    ];

    private Dictionary<(string Table, string Column), ColumnGrant> ColumnsOf(Guid userId, IEnumerable<Guid> teams)
    {
        var profiles = Where("systemuserprofiles", "systemuserid", userId).Concat(Where("teamprofiles", "teamid", teams))
            .Select(row => row.GetAttributeValue<Guid>("fieldsecurityprofileid"));
        return Where("fieldpermission", "fieldsecurityprofileid", profiles.Distinct())
            .GroupBy(row => (row.GetAttributeValue<string>("entityname"), row.GetAttributeValue<string>("attributelogicalname")))
            .ToDictionary(group => group.Key, group => group.Select(GrantOf).Aggregate((one, other) => one | other));
    }

    private static ColumnGrant GrantOf(Entity permission) =>
        new(IsAllowed(permission, "canread"), IsAllowed(permission, "cancreate"), IsAllowed(permission, "canupdate"));

    private static bool IsAllowed(Entity permission, string column) => permission.GetAttributeValue<OptionSetValue>(column)?.Value == 4;

    private bool IsSystemAdministrator(Guid roleId) =>
        _rows.Find("role", roleId)?.GetAttributeValue<Guid>("roletemplateid") == Organization.SystemAdministratorTemplateId;

    private Dictionary<string, IReadOnlyList<Grant>> GrantsOf(List<(Guid RoleId, Guid Unit)> roles)
    {
        var units = roles.ToLookup(role => role.RoleId, role => role.Unit);
        return PrivilegesOf([.. units.Select(role => role.Key)])
            .SelectMany(row => units[row.RoleId].Select(unit => (row.Name, Grant: new Grant(row.Depth, unit))))
            .GroupBy(grant => grant.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<Grant>)[.. group.Select(grant => grant.Grant).Distinct()], StringComparer.OrdinalIgnoreCase);
    }

    private IEnumerable<(Guid RoleId, string Name, PrivilegeDepth Depth)> PrivilegesOf(IReadOnlyCollection<Guid> roles)
    {
        if (roles.Count == 0)
        {
            return [];
        }

        var query = new QueryExpression("roleprivileges") { ColumnSet = new ColumnSet("roleid", "privilegedepthmask") };
        query.Criteria.AddCondition(new ConditionExpression("roleid", ConditionOperator.In, roles.ToArray()));
        var privilege = query.AddLink("privilege", "privilegeid", "privilegeid");
        privilege.EntityAlias = "p";
        privilege.Columns = new ColumnSet("name");
        return _rows.Query(query, Everything).Entities.Select(row => (
            row.GetAttributeValue<Guid>("roleid"),
            (string)row.GetAttributeValue<AliasedValue>("p.name").Value,
            PrivilegeMasks.DepthOf(row.GetAttributeValue<int>("privilegedepthmask"))));
    }

    private Func<Guid, IReadOnlyCollection<Guid>> UnitTree()
    {
        var children = _rows.Query(new QueryExpression("businessunit") { ColumnSet = new ColumnSet("parentbusinessunitid") }, Everything).Entities
            .ToLookup(unit => unit.GetAttributeValue<EntityReference>("parentbusinessunitid")?.Id, unit => unit.Id);
        return unit => [.. WithDescendants(unit, children)];
    }

    private static IEnumerable<Guid> WithDescendants(Guid unit, ILookup<Guid?, Guid> children) =>
        children[unit].SelectMany(child => WithDescendants(child, children)).Prepend(unit);

    private List<Entity> Where(string table, string column, params IEnumerable<Guid> values)
    {
        var list = values.ToArray();
        if (list.Length == 0)
        {
            return [];
        }

        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition(new ConditionExpression(column, ConditionOperator.In, list));
        return [.. _rows.Query(query, Everything).Entities];
    }
}
