using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Access;

/// <summary>For whom a person may decide now.</summary>
internal static class Deputies
{
    private const string Absent = "absent";

    /// <summary>The deputyships in force whose deputy this person is. One of a disabled user lends nothing, and still keeps their deputy from their requests.</summary>
    /// <remarks>One organization-service call.</remarks>
    public static IReadOnlyList<LentRight> ReadInForce(IOrganizationService service, Guid deputy, DateTimeOffset now)
    {
        var query = new QueryExpression(DeputyRow.Table) { ColumnSet = new ColumnSet(DeputyRow.User), NoLock = true };
        query.Criteria.AddCondition(DeputyRow.Deputy, ConditionOperator.Equal, deputy);
        query.Criteria.AddCondition(DeputyRow.From, ConditionOperator.LessEqual, now.UtcDateTime);
        query.Criteria.AddCondition(DeputyRow.Until, ConditionOperator.GreaterThan, now.UtcDateTime);
        query.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        query.AddOrder(DeputyRow.From, OrderType.Ascending);
        var absent = query.AddLink(UserTable.Name, DeputyRow.User, UserTable.Id);
        absent.EntityAlias = Absent;
        absent.Columns = new ColumnSet(UserTable.Id, UserTable.FullName, UserTable.Disabled);
        return [.. service.RetrieveMultiple(query).Entities.Select(row => ToRight(row.Row(Absent, UserTable.Name), deputy))];
    }

    private static LentRight ToRight(Entity absent, Guid deputy) => new(
        new Deputyship(absent.Id, deputy),
        UserTable.Reference(absent.Id, absent.GetAttributeValue<string>(UserTable.FullName) ?? ""),
        !absent.GetAttributeValue<bool>(UserTable.Disabled));
}
