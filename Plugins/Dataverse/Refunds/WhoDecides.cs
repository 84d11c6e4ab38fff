using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Refunds;

/// <summary>Whom the clock can turn to about a refund that waits for a decision.</summary>
internal sealed class WhoDecides
{
    private const string RequesterAlias = "requester";
    private const string ManagerAlias = "manager";
    private const string TeamAlias = "team";
    private const string PolicyAlias = "policy";
    private const string ItemAlias = "item";
    private const string Team = "team";
    private const string TeamId = "teamid";

    private readonly Entity _row;

    private WhoDecides(Entity row) => _row = row;

    /// <summary>Who asked; whoever is above them, where they were disabled since.</summary>
    public EntityReference? Requester => Enabled(RequesterAlias) ?? Superior;

    /// <summary>The requester's manager; without one, or with a disabled one, the team of everybody in the requester's business unit.</summary>
    public EntityReference? Superior => Enabled(ManagerAlias) ?? Default;

    /// <summary>The escalation team of the policy that decided; without one, the superior.</summary>
    public EntityReference? Escalation => Policy.GetAttributeValue<EntityReference>(RefundPolicyRow.EscalationTeam) ?? Superior;

    /// <summary>The queue in which the policy wants the refund; null: none.</summary>
    public EntityReference? Queue => Policy.GetAttributeValue<EntityReference>(RefundPolicyRow.ApprovalQueue);

    /// <summary>The refund's place in a queue, whichever it is: people may have moved it. Null: in none.</summary>
    public EntityReference? QueueItem => _row.Row(ItemAlias, ApprovalQueue.Item) is { } item && item.Id != Guid.Empty ? item.ToEntityReference() : null;

    private Entity Policy => _row.Row(PolicyAlias, RefundPolicyRow.Table);

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
        var policy = query.AddLink(RefundPolicyRow.Table, RefundRow.Policy, RefundPolicyRow.Id, JoinOperator.LeftOuter);
        policy.EntityAlias = PolicyAlias;
        policy.Columns = new ColumnSet(RefundPolicyRow.ApprovalQueue, RefundPolicyRow.EscalationTeam);
        var item = query.AddLink(ApprovalQueue.Item, RefundRow.Id, "objectid", JoinOperator.LeftOuter);
        item.EntityAlias = ItemAlias;
        item.Columns = new ColumnSet("queueitemid");
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
