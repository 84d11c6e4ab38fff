using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Messages.RowRules;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.Dataverse.Messages;

/// <summary>Rows in queues. A row is in one queue at a time; an email may be in several, but in each of them once.</summary>
internal static class QueueMessages
{
    private const string Item = "queueitem";

    public static IEnumerable<Message> All =>
    [
        new DirectMessage("AddToQueue", Add),
        new DirectMessage("RouteTo", Route),
        new DirectMessage("PickFromQueue", Pick),
        new DirectMessage("ReleaseToQueue", Release),
        new DirectMessage("RemoveFromQueue", Remove),
    ];

    private static AddToQueueResponse Add(MessageCall call)
    {
        var target = Row(call, call.Required<EntityReference>("Target"));
        var queue = Queue(call, call.Optional<Guid>("DestinationQueueId"));
        var item = Existing(call, target, queue);
        if (call.Optional<Guid>("SourceQueueId") is var source && source != Guid.Empty && item?.GetAttributeValue<EntityReference>("queueid")?.Id != source)
        {
            throw DataverseFaults.InvalidArgument($"The row {target.Id:D} of '{target.LogicalName}' is not in the queue {source:D}.");
        }

        return new AddToQueueResponse { Results = { ["QueueItemId"] = item is null ? Create(call, target, queue) : Move(call, item, queue) } };
    }

    private static Guid Create(MessageCall call, EntityReference target, EntityReference queue)
    {
        var item = Properties(call);
        item["objectid"] = target;
        item["queueid"] = queue;
        return ((CreateResponse)call.Send(new CreateRequest { Target = item })).id;
    }

    /// <summary>Into another queue nobody works on it yet.</summary>
    private static Guid Move(MessageCall call, Entity item, EntityReference queue)
    {
        var changes = Properties(call);
        changes.Id = item.Id;
        if (item.GetAttributeValue<EntityReference>("queueid").Id != queue.Id)
        {
            changes["queueid"] = queue;
            changes["workerid"] = changes.GetAttributeValue<EntityReference>("workerid");
        }

        if (changes.Attributes.Count > 0)
        {
            call.Send(new UpdateRequest { Target = changes });
        }

        return item.Id;
    }

    private static RouteToResponse Route(MessageCall call)
    {
        var target = call.Required<EntityReference>("Target");
        if (target.LogicalName != "queue")
        {
            throw DataverseFaults.NotEmulated($"Routing to a '{target.LogicalName}' (their default queue)");
        }

        Move(call, ItemOf(call), Queue(call, target.Id));
        return new RouteToResponse();
    }

    private static PickFromQueueResponse Pick(MessageCall call)
    {
        var item = ItemOf(call);
        var worker = call.Optional<Guid>("WorkerId");
        var table = call.Find("systemuser", worker, "systemuserid") is not null ? "systemuser" : "team";
        call.Send(new UpdateRequest { Target = new Entity(Item, item.Id) { ["workerid"] = new EntityReference(table, worker) } });
        if (call.Optional<bool>("RemoveQueueItem"))
        {
            call.Send(new DeleteRequest { Target = item.ToEntityReference() });
        }

        return new PickFromQueueResponse();
    }

    private static OrganizationResponse Release(MessageCall call)
    {
        call.Send(new UpdateRequest { Target = new Entity(Item, ItemOf(call).Id) { ["workerid"] = null } });
        return new OrganizationResponse { ResponseName = "ReleaseToQueue" };
    }

    private static RemoveFromQueueResponse Remove(MessageCall call)
    {
        call.Send(new DeleteRequest { Target = ItemOf(call).ToEntityReference() });
        return new RemoveFromQueueResponse();
    }

    private static Entity ItemOf(MessageCall call) => call.Existing(Item, call.Optional<Guid>("QueueItemId"));

    private static Entity Properties(MessageCall call)
    {
        var item = new Entity(Item);
        item.Attributes.AddRange(call.Optional<Entity>("QueueItemProperties")?.Attributes ?? []);
        return item;
    }

    private static EntityReference Queue(MessageCall call, Guid id)
    {
        call.Access.Demand(AccessRights.ReadAccess, call.Table("queue"), call.Existing("queue", id));
        return new EntityReference("queue", id);
    }

    private static EntityReference Row(MessageCall call, EntityReference target)
    {
        var row = new EntityReference(target.LogicalName, References.Resolve(call, target));
        if (!call.Table(Item).Columns["objectid"].Targets.Contains(row.LogicalName))
        {
            throw DataverseFaults.InvalidArgument($"The table '{row.LogicalName}' is not enabled for queues.");
        }

        call.Access.Demand(AccessRights.ReadAccess, call.Table(row.LogicalName), call.Existing(row.LogicalName, row.Id));
        return row;
    }

    /// <returns>The row's item, in whatever queue; null when there is none yet.</returns>
    private static Entity? Existing(MessageCall call, EntityReference target, EntityReference queue)
    {
        // Writer first: two callers at once must not both find the row in no queue.
        _ = call.Scope.Writer;
        var query = new QueryExpression(Item) { ColumnSet = new ColumnSet("queueid", "workerid") };
        query.Criteria.AddCondition("objectid", ConditionOperator.Equal, target.Id);
        var items = call.Scope.Reader.Query(query, call.Everything()).Entities;
        if (target.LogicalName != "email")
        {
            return items.FirstOrDefault();
        }

        return items.Any(item => item.GetAttributeValue<EntityReference>("queueid").Id == queue.Id) ? throw DataverseFaults.EmailInQueue() : null;
    }
}
