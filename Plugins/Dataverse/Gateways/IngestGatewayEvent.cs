using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Gateways;

/// <summary>
/// Custom API cpay_IngestGatewayEvent: keeps a verified notification, once. Applying it is an async step's work. When two
/// deliveries of one event race, the alternate key refuses the second, the sender repeats it, and then it is a Duplicate.
/// </summary>
public sealed class IngestGatewayEvent : Plugin
{
    private const string EventAlias = "event";

    private protected override void Run(Call call)
    {
        var gatewayId = call.RequiredId("GatewayId");
        var eventId = Limited(call.RequiredText("EventId"), GatewayEventRow.MaxEventId, "EventId");
        var known = FindGateway(call.Service, gatewayId, eventId)
            ?? throw new InvalidPluginExecutionException($"There is no gateway with the id {gatewayId}.");
        var duplicate = known.Row(EventAlias, GatewayEventRow.Table).Id;
        call.Output("Outcome", duplicate == Guid.Empty ? "Stored" : "Duplicate");
        call.Output("EventRecordId", duplicate == Guid.Empty ? call.Service.Create(NewEvent(call, gatewayId, eventId)) : duplicate);
    }

    /// <summary>The gateway, joined with the event if it is stored already: existence and duplicate in one call.</summary>
    private static Entity? FindGateway(IOrganizationService service, Guid gatewayId, string eventId)
    {
        var query = new QueryExpression(GatewayRow.Table) { ColumnSet = new ColumnSet(GatewayRow.Id) };
        query.Criteria.AddCondition(GatewayRow.Id, ConditionOperator.Equal, gatewayId);
        var link = query.AddLink(GatewayEventRow.Table, GatewayRow.Id, GatewayEventRow.Gateway, JoinOperator.LeftOuter);
        link.EntityAlias = EventAlias;
        link.Columns = new ColumnSet(GatewayEventRow.Id);
        link.LinkCriteria.AddCondition(GatewayEventRow.EventId, ConditionOperator.Equal, eventId);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault();
    }

    private static Entity NewEvent(Call call, Guid gatewayId, string eventId)
    {
        var type = Limited(call.RequiredText("EventType"), 100, "EventType");
        var received = call.Input<DateTime?>("ReceivedOn") ?? call.Now.UtcDateTime;
        return new Entity(GatewayEventRow.Table)
        {
            [GatewayEventRow.Name] = $"{type} {eventId}".Cut(300),
            [GatewayEventRow.Gateway] = new EntityReference(GatewayRow.Table, gatewayId),
            [GatewayEventRow.EventId] = eventId,
            [GatewayEventRow.EventType] = type,
            [GatewayEventRow.Payload] = Limited(call.RequiredText("Payload"), GatewayEventRow.MaxPayload, "Payload"),
            [GatewayEventRow.Status] = new OptionSetValue(GatewayEventRow.Stored),
            [GatewayEventRow.ReceivedOn] = received,
            // If the async step never runs (its job was cancelled), due work applies the event from here on.
            [GatewayEventRow.NextTryOn] = call.Now.UtcDateTime + EventRetries.Patience,
        };
    }

    private static string Limited(string text, int most, string name) => text.Length <= most
        ? text
        : throw new InvalidPluginExecutionException($"The parameter {name} has {text.Length} characters; {most} are the most.");
}
