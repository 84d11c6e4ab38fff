using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Access;

/// <summary>Who may do what about refunds: people whom a policy reaches, with what their roles let them change.</summary>
/// <remarks>Five queries whatever the number of people, each paged.</remarks>
internal sealed class DutiesOfPeople
{
    // The role template of System Administrator, the same in every environment: it has every privilege, also future ones.
    private static readonly Guid SystemAdministrator = new("627090ff-40a3-4053-8790-584edc5be201");

    private static readonly string[] ToEditPolicies = ["prvCreatecpay_RefundPolicy", "prvWritecpay_RefundPolicy"];
    private static readonly string[] ToEditGateways = ["prvCreatecpay_Gateway", "prvWritecpay_Gateway"];
    private static readonly string[] ToSeeCharges = ["prvReadcpay_Transaction"];
    private static readonly string[] ToSeeRefunds = ["prvReadcpay_Refund"];

    private readonly List<PolicyRow> _policies;
    private readonly ILookup<Guid, Guid> _byTarget;
    private readonly ILookup<Guid, string> _privileges;
    private readonly List<UserRole> _userRoles;
    private readonly ILookup<Guid, Guid> _teams;

    private DutiesOfPeople(IOrganizationService service)
    {
        var rows = All(service, ActivePolicies()).ToList();
        _policies = [.. rows.Select(RefundPolicyRow.ToPolicy)];
        _byTarget = rows.ToLookup(TargetOf, row => row.Id);
        _privileges = All(service, Grants()).ToLookup(row => row.GetAttributeValue<Guid>("roleid"), row => Text(row, "privilege.name"));
        _userRoles = [.. All(service, OwnRoles()).Concat(All(service, TeamRoles())).Select(UserRole.Of)];
        _teams = All(service, Memberships()).ToLookup(row => row.GetAttributeValue<Guid>("systemuserid"), row => row.GetAttributeValue<Guid>("teamid"));
    }

    /// <summary>The lowest amount above which any policy demands approval; null: none does.</summary>
    public decimal? LeastApproval => _policies.Min(policy => policy.ApprovalAbove);

    public static DutiesOfPeople Read(IOrganizationService service) => new(service);

    /// <summary>Everybody who is enabled, has a role and may read charges and refunds.</summary>
    public IEnumerable<KeyValuePair<UserRole, Duties>> OfEachPerson() =>
        from person in _userRoles.GroupBy(row => row.UserId)
        let roles = person.ToList()
        where Any(roles, ToSeeCharges) && Any(roles, ToSeeRefunds)
        select new KeyValuePair<UserRole, Duties>(roles[0], new(LimitsOf(person.Key, roles), Any(roles, ToEditPolicies), Any(roles, ToEditGateways)));

    private RefundLimits? LimitsOf(Guid userId, IEnumerable<UserRole> roles)
    {
        var reached = roles.Select(role => role.RootRoleId).Concat(_teams[userId]).Concat([userId]).SelectMany(target => _byTarget[target]).ToList();
        return RefundPolicies.Resolve(_policies.Where(policy => reached.Contains(policy.Id)));
    }

    private bool Any(IEnumerable<UserRole> roles, string[] privileges) => roles.Any(role =>
        role.TemplateId == SystemAdministrator
        || _privileges[role.RoleId].Concat(_privileges[role.RootRoleId]).Any(name => privileges.Contains(name, StringComparer.OrdinalIgnoreCase)));

    private static Guid TargetOf(Entity policy) => policy.GetAttributeValue<EntityReference>(RefundPolicyRow.ToPolicy(policy).AppliesTo switch
    {
        PolicyScope.User => RefundPolicyRow.User,
        PolicyScope.Team => RefundPolicyRow.Team,
        _ => RefundPolicyRow.Role,
    })?.Id ?? Guid.Empty;

    private static QueryExpression ActivePolicies()
    {
        var query = new QueryExpression(RefundPolicyRow.Table) { ColumnSet = new ColumnSet([.. RefundPolicyRow.ForRules, RefundPolicyRow.Role, RefundPolicyRow.Team, RefundPolicyRow.User]) };
        query.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        return query;
    }

    private static QueryExpression Grants()
    {
        var query = new QueryExpression("roleprivileges") { ColumnSet = new ColumnSet("roleid") };
        var privilege = Link(query.AddLink("privilege", "privilegeid", "privilegeid"), "privilege", "name");
        privilege.LinkCriteria.AddCondition("name", ConditionOperator.In, [.. ToEditPolicies, .. ToEditGateways, .. ToSeeCharges, .. ToSeeRefunds]);
        return query;
    }

    private static QueryExpression OwnRoles()
    {
        var query = new QueryExpression("systemuserroles") { ColumnSet = new ColumnSet("systemuserid", "roleid") };
        LinkRoleAndUser(query);
        return query;
    }

    private static QueryExpression TeamRoles()
    {
        var query = new QueryExpression("teammembership") { ColumnSet = new ColumnSet("systemuserid") };
        var teamRoles = Link(query.AddLink("teamroles", "teamid", "teamid"), "through", "roleid");
        Link(teamRoles.AddLink("role", "roleid", "roleid"), "role", "roleid", "parentrootroleid", "roletemplateid");
        LinkUser(query);
        return query;
    }

    private static QueryExpression Memberships() => new("teammembership") { ColumnSet = new ColumnSet("systemuserid", "teamid") };

    private static void LinkRoleAndUser(QueryExpression query)
    {
        Link(query.AddLink("role", "roleid", "roleid"), "role", "roleid", "parentrootroleid", "roletemplateid");
        LinkUser(query);
    }

    private static void LinkUser(QueryExpression query) =>
        Link(query.AddLink("systemuser", "systemuserid", "systemuserid"), "user", "fullname").LinkCriteria.AddCondition("isdisabled", ConditionOperator.Equal, false);

    private static LinkEntity Link(LinkEntity link, string alias, params string[] columns)
    {
        link.EntityAlias = alias;
        link.Columns = new ColumnSet(columns);
        return link;
    }

    private static string Text(Entity row, string column) => row.GetAttributeValue<AliasedValue>(column)?.Value as string ?? "";

    private static IEnumerable<Entity> All(IOrganizationService service, QueryExpression query)
    {
        query.PageInfo = new PagingInfo { PageNumber = 1, Count = 5000 };
        while (true)
        {
            var page = service.RetrieveMultiple(query);
            foreach (var row in page.Entities) yield return row;
            if (!page.MoreRecords) yield break;
            query.PageInfo.PageNumber++;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }
    }
}
