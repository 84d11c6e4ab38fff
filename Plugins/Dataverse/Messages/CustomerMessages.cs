using CrmPayments.Core.Messages;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Messages;

/// <summary>What a customer got lately, and what waits to be told, over all cases: refunds apart, which are answers and not demands.</summary>
internal sealed class CustomerMessages
{
    // A week and a day: the customer's week may have begun in another time zone.
    private static readonly TimeSpan Lately = TimeSpan.FromDays(8);

    private readonly IReadOnlyList<Entity> _rows;

    private CustomerMessages(IReadOnlyList<Entity> rows) => _rows = rows;

    /// <summary>When messages left, on any channel but the phone.</summary>
    public IReadOnlyList<DateTimeOffset> Sent => [.. _rows.Where(row => StatusOf(row) == CustomerMessageRow.StatusSent && ChannelOf(row) != Channel.Phone).Select(SentOn)];

    /// <summary>The customer was written to about this case.</summary>
    public static bool WasTold(IOrganizationService service, Guid caseId)
    {
        var query = new QueryExpression(CustomerMessageRow.Table) { ColumnSet = new ColumnSet(false), TopCount = 1 };
        query.Criteria.AddCondition(CustomerMessageRow.RecoveryCase, ConditionOperator.Equal, caseId);
        query.Criteria.AddCondition(CustomerMessageRow.Status, ConditionOperator.Equal, CustomerMessageRow.StatusSent);
        return service.RetrieveMultiple(query).Entities.Count > 0;
    }

    /// <summary>Waiting ones that a message may take along: failures that are told together, and what a later word on the same case makes needless.</summary>
    /// <param name="it">The one that leaves.</param>
    public IEnumerable<Entity> TakenAlong(PlannedMessage it) => _rows.Where(row =>
        row.Id != it.Row.Id && StatusOf(row) == CustomerMessageRow.StatusWaiting && Recurs(KindOf(row)) && (Recurs(it.Kind) || (IsLater(it.Kind) && CaseOf(row) == it.CaseReference?.Id)));

    /// <remarks>One organization-service call.</remarks>
    public static CustomerMessages Read(IOrganizationService service, EntityReference customer, DateTimeOffset now)
    {
        var query = new QueryExpression(CustomerMessageRow.Table)
        {
            ColumnSet = new ColumnSet(CustomerMessageRow.Kind, CustomerMessageRow.Status, CustomerMessageRow.SentOn, CustomerMessageRow.RecoveryCase, CustomerMessageRow.Channel, CustomerMessageRow.Until),
        };
        query.Criteria.AddCondition(CustomerMessageRow.Customer, ConditionOperator.Equal, customer.Id);
        query.Criteria.AddCondition(CustomerMessageRow.Kind, ConditionOperator.NotNull);
        var lately = query.Criteria.AddFilter(LogicalOperator.Or);
        lately.AddCondition(CustomerMessageRow.Status, ConditionOperator.Equal, CustomerMessageRow.StatusWaiting);
        lately.AddCondition(CustomerMessageRow.SentOn, ConditionOperator.GreaterThan, (now - Lately).UtcDateTime);
        return new CustomerMessages(service.RetrieveMultiple(query).Entities);
    }

    public static Guid? CaseOf(Entity row) => row.GetAttributeValue<EntityReference>(CustomerMessageRow.RecoveryCase)?.Id;

    private static bool Recurs(MessageKind kind) => kind is MessageKind.FailureNotice or MessageKind.Reminder;

    private static bool IsLater(MessageKind kind) => kind is MessageKind.LastReminder or MessageKind.ServiceEnded or MessageKind.Offer;

    private static DateTimeOffset SentOn(Entity row) => new(DateTime.SpecifyKind(row.GetAttributeValue<DateTime>(CustomerMessageRow.SentOn), DateTimeKind.Utc));

    private static int StatusOf(Entity row) => row.GetAttributeValue<OptionSetValue>(CustomerMessageRow.Status).Value;

    private static MessageKind KindOf(Entity row) => (MessageKind)row.GetAttributeValue<OptionSetValue>(CustomerMessageRow.Kind).Value;

    private static Channel ChannelOf(Entity row) => (Channel)row.GetAttributeValue<OptionSetValue>(CustomerMessageRow.Channel).Value;
}
