using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>A task that the clock looks at, and whom it can turn to about it.</summary>
internal sealed class WatchedTask
{
    private const string OwnerAlias = "owner", OwnerSettings = "ownersettings", ManagerAlias = "manager", ManagerSettings = "managersettings", TeamAlias = "everybody", RuleAlias = "rule";
    private const string Team = "team", TeamId = "teamid", Email = "internalemailaddress", Settings = "usersettings", Language = "uilanguageid";
    private const int English = 1033;

    private static readonly string[] Columns =
    [
        RecoveryTaskRow.Number, RecoveryTaskRow.Subject, RecoveryTaskRow.Suggestion, RecoveryTaskRow.Stage, RecoveryTaskRow.DueOn, RecoveryTaskRow.RemindOn,
        RecoveryTaskRow.EscalateOn, RecoveryTaskRow.Owner,
    ];

    private readonly Entity _row;

    private WatchedTask(Entity row) => _row = row;

    public Guid Id => _row.Id;

    public string Version => _row.RowVersion;

    public string Number => _row.GetAttributeValue<string>(RecoveryTaskRow.Number) ?? "";

    public string Subject => _row.GetAttributeValue<string>(RecoveryTaskRow.Subject) ?? "";

    public string Suggestion => _row.GetAttributeValue<string>(RecoveryTaskRow.Suggestion) ?? "";

    public TaskDates Dates => TaskDatesOf.Row(_row);

    public TaskStage Stage => (TaskStage)(_row.GetAttributeValue<OptionSetValue>(RecoveryTaskRow.Stage)?.Value ?? (int)TaskStage.Waiting);

    public EntityReference Owner => _row.GetAttributeValue<EntityReference>(RecoveryTaskRow.Owner);

    /// <summary>The owner, who is reminded; null: a team, or somebody without an address.</summary>
    public TaskReader? Reader => Person(OwnerAlias, OwnerSettings);

    /// <summary>The owner's manager, where there is one with an address.</summary>
    public TaskReader? Superior => Person(ManagerAlias, ManagerSettings);

    /// <summary>Who gets it when nobody did it: the rule's escalation team, else the owner's manager, else everybody in the business unit.</summary>
    public EntityReference? Escalation =>
        _row.Row(RuleAlias, TaskRoutingRow.Table).GetAttributeValue<EntityReference>(TaskRoutingRow.EscalationTeam) ?? Enabled(ManagerAlias)?.ToEntityReference() ?? Everybody;

    private EntityReference? Everybody => _row.Row(TeamAlias, Team) is { } team && team.Id != Guid.Empty ? new EntityReference(Team, team.Id) : null;

    /// <returns>Null: there is no such task, or it is done.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static WatchedTask? Read(IOrganizationService service, Guid taskId)
    {
        var query = new QueryExpression(RecoveryTaskRow.Table) { ColumnSet = new ColumnSet(Columns), TopCount = 1 };
        query.Criteria.AddCondition(RecoveryTaskRow.Id, ConditionOperator.Equal, taskId);
        query.Criteria.AddCondition(RecoveryTaskRow.State, ConditionOperator.Equal, RecoveryTaskRow.StateOpen);
        query.Criteria.AddCondition(RecoveryTaskRow.DueOn, ConditionOperator.NotNull);
        var owner = User(query.AddLink(UserTable.Name, "owninguser", UserTable.Id, JoinOperator.LeftOuter), OwnerAlias, OwnerSettings);
        User(owner.AddLink(UserTable.Name, UserTable.Manager, UserTable.Id, JoinOperator.LeftOuter), ManagerAlias, ManagerSettings);
        var everybody = Link(query.AddLink(Team, "owningbusinessunit", UserTable.BusinessUnit, JoinOperator.LeftOuter), TeamAlias, TeamId);
        everybody.LinkCriteria.AddCondition("isdefault", ConditionOperator.Equal, true);
        Link(query.AddLink(TaskRoutingRow.Table, RecoveryTaskRow.Routing, TaskRoutingRow.Id, JoinOperator.LeftOuter), RuleAlias, TaskRoutingRow.EscalationTeam);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault() is { } row ? new WatchedTask(row) : null;
    }

    private static LinkEntity User(LinkEntity user, string alias, string settings)
    {
        Link(user.AddLink(Settings, UserTable.Id, UserTable.Id, JoinOperator.LeftOuter), settings, Language);
        return Link(user, alias, UserTable.Id, UserTable.Disabled, Email);
    }

    private static LinkEntity Link(LinkEntity link, string alias, params string[] columns)
    {
        link.EntityAlias = alias;
        link.Columns = new ColumnSet(columns);
        return link;
    }

    private TaskReader? Person(string alias, string settings) => Enabled(alias) is { } user && !string.IsNullOrWhiteSpace(user.GetAttributeValue<string>(Email))
        ? new TaskReader(user.ToEntityReference(), _row.Row(settings, Settings).GetAttributeValue<int>(Language) is var language && language != 0 ? language : English)
        : null;

    private Entity? Enabled(string alias) => _row.Row(alias, UserTable.Name) is { } user && user.Id != Guid.Empty && !user.GetAttributeValue<bool>(UserTable.Disabled) ? user : null;
}
