using CrmPayments.Plugins.Platform;
using Microsoft.Crm.Sdk.Messages;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>To whom tasks are given: only to those who can work on them.</summary>
/// <param name="Reference">A user or a team.</param>
/// <param name="Name">As people know them; empty: there is none.</param>
/// <param name="HasAccess">Enabled, and may read tasks, customers' charges, and write tasks of their own.</param>
internal sealed record Assignee(EntityReference Reference, string Name, bool HasAccess)
{
    private const string Team = "team", TeamId = "teamid", RoleAlias = "role";

    // The role template of System Administrator, the same in every environment: it has every privilege, also future ones.
    private static readonly Guid SystemAdministrator = new("627090ff-40a3-4053-8790-584edc5be201");

    private static readonly string[] Needed = ["prvReadActivity", "prvWriteActivity", "prvReadcpay_Transaction"];

    /// <param name="id">Of the user or team.</param>
    /// <param name="isTeam">Which of the two.</param>
    /// <remarks>Two organization-service calls.</remarks>
    public static Assignee Read(IOrganizationService service, Guid id, bool isTeam) => isTeam ? ReadTeam(service, id) : ReadUser(service, id);

    private static Assignee ReadUser(IOrganizationService service, Guid id)
    {
        var query = new QueryExpression(UserTable.Name) { ColumnSet = new ColumnSet(UserTable.FullName, UserTable.Disabled), TopCount = 1 };
        query.Criteria.AddCondition(UserTable.Id, ConditionOperator.Equal, id);
        if (service.RetrieveMultiple(query).Entities.FirstOrDefault() is not { } user) return new(UserTable.Reference(id), "", false);
        var held = (RetrieveUserSetOfPrivilegesByNamesResponse)service.Execute(new RetrieveUserSetOfPrivilegesByNamesRequest { UserId = id, PrivilegeNames = Needed });
        return new(user.ToEntityReference(), Text(user, UserTable.FullName), !user.GetAttributeValue<bool>(UserTable.Disabled) && HoldsAll(held.RolePrivileges.Select(privilege => privilege.PrivilegeName)));
    }

    private static Assignee ReadTeam(IOrganizationService service, Guid id)
    {
        var query = new QueryExpression(Team) { ColumnSet = new ColumnSet("name") };
        query.Criteria.AddCondition(TeamId, ConditionOperator.Equal, id);
        var roles = query.AddLink("teamroles", TeamId, TeamId, JoinOperator.LeftOuter);
        var role = roles.AddLink("role", "roleid", "roleid", JoinOperator.LeftOuter);
        role.EntityAlias = RoleAlias;
        role.Columns = new ColumnSet("roleid", "parentrootroleid", "roletemplateid");
        var rows = service.RetrieveMultiple(query).Entities;
        if (rows.Count == 0) return new(new EntityReference(Team, id), "", false);
        return new(new EntityReference(Team, id), Text(rows[0], "name"), IsAdministrator(rows) || HoldsAll(PrivilegesOf(service, rows)));
    }

    private static bool IsAdministrator(IEnumerable<Entity> teamRoles) =>
        teamRoles.Any(row => row.Row(RoleAlias, "role").GetAttributeValue<EntityReference>("roletemplateid")?.Id == SystemAdministrator);

    // A role in a child business unit is a copy, whose privileges stand at the root role.
    private static IEnumerable<string> PrivilegesOf(IOrganizationService service, IEnumerable<Entity> teamRoles)
    {
        var roles = teamRoles.Select(row => row.Row(RoleAlias, "role")).SelectMany(role => new[] { role.Id, role.GetAttributeValue<EntityReference>("parentrootroleid")?.Id ?? Guid.Empty }).Where(id => id != Guid.Empty).Distinct().ToList();
        if (roles.Count == 0) return [];
        var query = new QueryExpression("roleprivileges") { ColumnSet = new ColumnSet("roleid") };
        query.Criteria.AddCondition("roleid", ConditionOperator.In, [.. roles.Cast<object>()]);
        var privilege = query.AddLink("privilege", "privilegeid", "privilegeid");
        privilege.EntityAlias = "privilege";
        privilege.Columns = new ColumnSet("name");
        privilege.LinkCriteria.AddCondition("name", ConditionOperator.In, [.. Needed]);
        return service.RetrieveMultiple(query).Entities.Select(row => row.GetAttributeValue<AliasedValue>("privilege.name")?.Value as string ?? "");
    }

    private static bool HoldsAll(IEnumerable<string> held) => !Needed.Except(held, StringComparer.OrdinalIgnoreCase).Any();

    private static string Text(Entity row, string column) => row.GetAttributeValue<string>(column) is { Length: > 0 } name ? name : row.Id.ToString();
}
