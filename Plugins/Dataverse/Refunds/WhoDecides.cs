using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Refunds;

/// <summary>Whom the clock can turn to about a refund that waits for a decision.</summary>
internal sealed class WhoDecides
{
    private const string RequesterAlias = "requester";
    private const string ManagerAlias = "manager";
    private const string TeamAlias = "team";
    private const string Team = "team";
    private const string TeamId = "teamid";

    private readonly Entity _row;

    private WhoDecides(Entity row) => _row = row;

    /// <summary>Who asked; whoever is above them, where they were disabled since.</summary>
    public EntityReference? Requester => Enabled(RequesterAlias) ?? Superior;

    /// <summary>The requester's manager; without one, or with a disabled one, the team of everybody in the requester's business unit.</summary>
    public EntityReference? Superior => Enabled(ManagerAlias) ?? Default;

    private EntityReference? Default => _row.Row(TeamAlias, Team) is { } team && team.Id != Guid.Empty ? new EntityReference(Team, team.Id) : null;

    /// <remarks>One organization-service call.</remarks>
    public static WhoDecides Read(IOrganizationService service, Guid refundId)
    {
        var query = new QueryExpression(RefundRow.Table) { ColumnSet = new ColumnSet(RefundRow.Id), NoLock = true, TopCount = 1 };
        query.Criteria.AddCondition(RefundRow.Id, ConditionOperator.Equal, refundId);
        var requester = Link(query.AddLink(UserTable.Name, RefundRow.RequestedBy, UserTable.Id, JoinOperator.LeftOuter), RequesterAlias);
        Link(requester.AddLink(UserTable.Name, UserTable.Manager, UserTable.Id, JoinOperator.LeftOuter), ManagerAlias);
        var team = requester.AddLink(Team, UserTable.BusinessUnit, UserTable.BusinessUnit, JoinOperator.LeftOuter);
        team.EntityAlias = TeamAlias;
        team.Columns = new ColumnSet(TeamId);
        team.LinkCriteria.AddCondition("isdefault", ConditionOperator.Equal, true);
        return new WhoDecides(service.RetrieveMultiple(query).Entities.FirstOrDefault() ?? new Entity(RefundRow.Table));
    }

    private static LinkEntity Link(LinkEntity user, string alias)
    {
        user.EntityAlias = alias;
        user.Columns = new ColumnSet(UserTable.Id, UserTable.Disabled);
        return user;
    }

    private EntityReference? Enabled(string alias)
    {
        var user = _row.Row(alias, UserTable.Name);
        return user.Id != Guid.Empty && !user.GetAttributeValue<bool>(UserTable.Disabled) ? user.ToEntityReference() : null;
    }
}
