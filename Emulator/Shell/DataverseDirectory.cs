using CrmPayments.Emulator.Dataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Shell;

/// <summary>Users and their rights, read from the embedded environment as SYSTEM.</summary>
public sealed class DataverseDirectory(EmbeddedDataverse dataverse) : IShellDirectory
{
    private const int EveryRow = 5000;

    private IOrganizationService Service => dataverse.As(dataverse.SystemUserId);

    public IReadOnlyList<ShellUser> Users()
    {
        var query = new QueryExpression("systemuser") { ColumnSet = new ColumnSet("domainname", "fullname", "title") };
        query.Criteria.AddCondition("isdisabled", ConditionOperator.Equal, false);
        query.Criteria.AddCondition("systemuserid", ConditionOperator.NotEqual, dataverse.SystemUserId);
        query.AddOrder("fullname", OrderType.Ascending);
        return [.. Rows(query).Select(row => new ShellUser(row.Id, Text(row, "domainname"), Text(row, "fullname"), Text(row, "title"))).Where(user => user.DomainName.Length > 0)];
    }

    public IReadOnlyDictionary<string, int> PrivilegesOf(Guid userId)
    {
        var roles = RolesOf(userId).Distinct().Cast<object>().ToArray();
        if (roles.Length == 0) return new Dictionary<string, int>();
        var query = new QueryExpression("roleprivileges") { ColumnSet = new ColumnSet("privilegedepthmask") };
        query.Criteria.AddCondition("roleid", ConditionOperator.In, roles);
        var privilege = query.AddLink("privilege", "privilegeid", "privilegeid");
        privilege.Columns = new ColumnSet("name");
        privilege.EntityAlias = "privilege";
        return Rows(query).GroupBy(row => (string)row.GetAttributeValue<AliasedValue>("privilege.name").Value)
            .ToDictionary(group => group.Key, group => group.Max(row => row.GetAttributeValue<int>("privilegedepthmask")));
    }

    public int LanguageOf(Guid userId) => dataverse.LanguageOf(userId);

    /// <summary>The user's own roles and those of their teams.</summary>
    private IEnumerable<Guid> RolesOf(Guid userId)
    {
        var own = new QueryExpression("systemuserroles") { ColumnSet = new ColumnSet("roleid") };
        own.Criteria.AddCondition("systemuserid", ConditionOperator.Equal, userId);
        var teams = new QueryExpression("teamroles") { ColumnSet = new ColumnSet("roleid") };
        teams.AddLink("teammembership", "teamid", "teamid").LinkCriteria.AddCondition("systemuserid", ConditionOperator.Equal, userId);
        return Rows(own).Concat(Rows(teams)).Select(row => row.GetAttributeValue<Guid>("roleid"));
    }

    private List<Entity> Rows(QueryExpression query)
    {
        List<Entity> rows = [];
        query.PageInfo = new PagingInfo { Count = EveryRow, PageNumber = 1 };
        EntityCollection page;
        do
        {
            page = Service.RetrieveMultiple(query);
            rows.AddRange(page.Entities);
            query.PageInfo.PageNumber++;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }
        while (page.MoreRecords);
        return rows;
    }

    private static string Text(Entity row, string column) => row.GetAttributeValue<string>(column) ?? "";
}
