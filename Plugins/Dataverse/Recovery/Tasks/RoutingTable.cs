using CrmPayments.Core.Declines;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery.Tasks;

/// <summary>The active routing rules, as administrators wrote them.</summary>
internal sealed class RoutingTable
{
    private const string UserAlias = "person";
    private const int Most = 500;

    private readonly Dictionary<Guid, Entity> _rows;
    private readonly List<RoutingRule> _rules;

    private RoutingTable(IEnumerable<Entity> rows)
    {
        _rows = rows.ToDictionary(row => row.Id);
        _rules = [.. _rows.Values.Select(Rule)];
    }

    /// <summary>Whether the amount in base currency must be known to choose.</summary>
    public bool AsksAmount => _rules.Any(rule => rule.AsksAmount);

    /// <remarks>One organization-service call.</remarks>
    public static RoutingTable Read(IOrganizationService service)
    {
        var query = new QueryExpression(TaskRoutingRow.Table) { ColumnSet = new ColumnSet(true), TopCount = Most, NoLock = true };
        query.Criteria.AddCondition(TaskRoutingRow.State, ConditionOperator.Equal, 0);
        query.AddOrder(TaskRoutingRow.Priority, OrderType.Ascending);
        var person = query.AddLink(UserTable.Name, TaskRoutingRow.User, UserTable.Id, JoinOperator.LeftOuter);
        person.EntityAlias = UserAlias;
        person.Columns = new ColumnSet(UserTable.Id, UserTable.Disabled);
        return new(service.RetrieveMultiple(query).Entities);
    }

    /// <returns>What the deciding rule says; the defaults where none fits.</returns>
    public TaskRoute Choose(TaskFacts task) =>
        RoutingRule.Choose(_rules, task) is { } rule ? Route(_rows[rule.Id]) : TaskRoute.None;

    private static TaskRoute Route(Entity row) => new()
    {
        Rule = row.ToEntityReference(),
        Owner = Person(row) ?? row.GetAttributeValue<EntityReference>(TaskRoutingRow.Team),
        Queue = row.GetAttributeValue<EntityReference>(TaskRoutingRow.Queue),
        DueAfterHours = row.GetAttributeValue<int?>(TaskRoutingRow.DueAfterHours),
        RemindBeforeHours = row.GetAttributeValue<int?>(TaskRoutingRow.RemindBeforeHours),
        EscalateAfterHours = row.GetAttributeValue<int?>(TaskRoutingRow.EscalateAfterHours),
    };

    // Who has left gets nothing: the team does, or the customer's owner.
    private static EntityReference? Person(Entity row) => row.Row(UserAlias, UserTable.Name) is { } user && user.Id != Guid.Empty && !user.GetAttributeValue<bool>(UserTable.Disabled)
        ? user.ToEntityReference()
        : null;

    private static RoutingRule Rule(Entity row) => new(row.Id, row.GetAttributeValue<int>(TaskRoutingRow.Priority))
    {
        Kinds = Chosen<TaskKind>(row, TaskRoutingRow.Kinds),
        Reasons = Chosen<DeclineReason>(row, TaskRoutingRow.Reasons),
        Languages = Chosen<CustomerLanguage>(row, TaskRoutingRow.Languages),
        AmountFrom = row.GetAttributeValue<decimal?>(TaskRoutingRow.MinimumAmount),
        AmountBelow = row.GetAttributeValue<decimal?>(TaskRoutingRow.MaximumAmount),
    };

    private static List<T> Chosen<T>(Entity row, string column)
        where T : struct, Enum => [.. (row.GetAttributeValue<OptionSetValueCollection>(column) ?? []).Select(option => (T)Enum.ToObject(typeof(T), option.Value))];
}
