using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Gateways;

/// <summary>One stored notification with its gateway, as read in one call.</summary>
internal sealed class EventCase
{
    private const string GatewayAlias = "gateway";

    private EventCase(Entity row)
    {
        Row = row;
        Gateway = row.Row(GatewayAlias, GatewayRow.Table);
    }

    public Entity Row { get; }

    public Entity Gateway { get; }

    public bool IsOpen => Row.GetAttributeValue<OptionSetValue>(GatewayEventRow.Status).Value == GatewayEventRow.Stored;

    public string Type => Row.GetAttributeValue<string>(GatewayEventRow.EventType) ?? "";

    public string Payload => Row.GetAttributeValue<string>(GatewayEventRow.Payload) ?? "";

    /// <summary>Due work will ask for it (again).</summary>
    public bool IsScheduled => Row.Contains(GatewayEventRow.NextTryOn);

    public int Tries => Row.GetAttributeValue<int>(GatewayEventRow.Tries);

    /// <summary>Reads the event.</summary>
    /// <returns>Null when there is none with this id.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static EventCase? Read(IOrganizationService service, Guid id)
    {
        var query = new QueryExpression(GatewayEventRow.Table)
        {
            ColumnSet = new ColumnSet(GatewayEventRow.Id, GatewayEventRow.Status, GatewayEventRow.EventType, GatewayEventRow.Payload, GatewayEventRow.Tries, GatewayEventRow.NextTryOn),
        };
        query.Criteria.AddCondition(GatewayEventRow.Id, ConditionOperator.Equal, id);
        var gateway = query.AddLink(GatewayRow.Table, GatewayEventRow.Gateway, GatewayRow.Id);
        gateway.EntityAlias = GatewayAlias;
        gateway.Columns = new ColumnSet(GatewayRow.ForCalls);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault() is { } row ? new EventCase(row) : null;
    }

    /// <summary>The row after it was dealt with.</summary>
    /// <param name="status">Applied or Ignored.</param>
    /// <param name="now">UTC.</param>
    /// <param name="transactionId">The charge it told of; null: none.</param>
    public Entity Done(int status, DateTime now, Guid? transactionId)
    {
        var row = new Entity(GatewayEventRow.Table, Row.Id)
        {
            [GatewayEventRow.Status] = new OptionSetValue(status),
            [GatewayEventRow.AppliedOn] = now,
            [GatewayEventRow.NextTryOn] = null,
            [GatewayEventRow.Error] = null,
            [GatewayEventRow.Tries] = Tries + 1,
        };
        if (transactionId is { } id) row[GatewayEventRow.Transaction] = new EntityReference(TransactionRow.Table, id);
        return row;
    }

    /// <summary>The row of an event that was dealt with at the moment when due work marked it: without this it would be marked for ever.</summary>
    public Entity NotDue() => new(GatewayEventRow.Table, Row.Id) { [GatewayEventRow.NextTryOn] = null };

    /// <summary>The row after its charge was created: it is applied once more at once, for what else it tells of that charge.</summary>
    public Entity OnceMore(DateTime now) => new(GatewayEventRow.Table, Row.Id)
    {
        [GatewayEventRow.TryRequestedOn] = now,
        [GatewayEventRow.NextTryOn] = now + EventRetries.Patience,
    };

    /// <summary>The row after it could not be dealt with: kept, with the reason, and tried again by the schedule.</summary>
    public Entity NotYet(string why, DateTime now)
    {
        var wait = EventRetries.After(Tries + 1);
        return new Entity(GatewayEventRow.Table, Row.Id)
        {
            [GatewayEventRow.Status] = new OptionSetValue(wait is null ? GatewayEventRow.Failed : GatewayEventRow.Stored),
            [GatewayEventRow.Error] = why.Cut(TextLimits.Words),
            [GatewayEventRow.NextTryOn] = wait is { } gap ? now + gap : null,
            [GatewayEventRow.Tries] = Tries + 1,
        };
    }
}
