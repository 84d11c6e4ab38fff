using CrmPayments.Core.Messages;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Messages;

/// <summary>The messages that a refund has, sent or not.</summary>
internal sealed class ToldMessages
{
    private readonly IReadOnlyList<Entity> _rows;

    private ToldMessages(IReadOnlyList<Entity> rows) => _rows = rows;

    /// <summary>Whether the customer has been written to about this refund at all.</summary>
    public bool WasTold => _rows.Any(row => StatusOf(row) == CustomerMessageRow.StatusSent);

    /// <summary>Whether a person was asked to tell the customer, because no email can: it had a text and nobody to send it to.</summary>
    public bool WasLeftToAPerson => _rows.Any(row => StatusOf(row) == CustomerMessageRow.StatusNotSent && row.GetAttributeValue<string>(CustomerMessageRow.Template) is { Length: > 0 });

    /// <summary>Earlier messages that would still be tried again.</summary>
    public IEnumerable<Entity> OpenBefore(CustomerStage stage) => _rows.Where(row => StageOf(row) < stage && row.Contains(CustomerMessageRow.NextTryOn));

    /// <returns>Null: nothing was written about this stage.</returns>
    public Entity? Of(CustomerStage stage) => _rows.FirstOrDefault(row => StageOf(row) == stage);

    public bool HasLater(CustomerStage stage) => _rows.Any(row => StageOf(row) > stage);

    /// <remarks>One organization-service call.</remarks>
    public static ToldMessages Read(IOrganizationService service, Guid refundId)
    {
        var query = new QueryExpression(CustomerMessageRow.Table)
        {
            ColumnSet = new ColumnSet(CustomerMessageRow.Stage, CustomerMessageRow.Status, CustomerMessageRow.Template, CustomerMessageRow.Tries, CustomerMessageRow.NextTryOn),
        };
        query.Criteria.AddCondition(CustomerMessageRow.Refund, ConditionOperator.Equal, refundId);
        return new ToldMessages(service.RetrieveMultiple(query).Entities);
    }

    private static int StatusOf(Entity row) => row.GetAttributeValue<OptionSetValue>(CustomerMessageRow.Status).Value;

    private static CustomerStage StageOf(Entity row) => (CustomerStage)row.GetAttributeValue<OptionSetValue>(CustomerMessageRow.Stage).Value;
}
