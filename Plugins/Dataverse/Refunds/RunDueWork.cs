using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Refunds;

/// <summary>
/// Custom API cpay_RunDueWork: the clock. Finds what is due by its date column, in one page, and only marks it; one async job
/// a row does the work. Safe to call from several places at once: a row marked twice is looked up twice and sent once.
/// </summary>
public sealed class RunDueWork : Plugin
{
    private const int DefaultItems = 100;
    private const int MostItems = 1000;

    /// <summary>A marked row is not due again for this long; longer than its job may take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private protected override void Run(Call call)
    {
        var items = call.Input<int>("MaxItems");
        items = items <= 0 ? DefaultItems : Math.Min(items, MostItems);
        var dueRefunds = Due(call, items, RefundRow.Table, RefundRow.NextCheckOn);
        var dueEvents = Due(call, items, GatewayEventRow.Table, GatewayEventRow.NextTryOn);

        // Neither starves the other: each has half of the page, and what the other leaves of its half.
        var events = Math.Min(dueEvents.Count, Math.Max(items / 2, items - dueRefunds.Count));
        var refunds = Math.Min(dueRefunds.Count, items - events);
        Mark(call, dueRefunds.Take(refunds), RefundRow.NextCheckOn, RefundRow.CheckRequestedOn);
        Mark(call, dueEvents.Take(events), GatewayEventRow.NextTryOn, GatewayEventRow.TryRequestedOn);

        // Ended codes are few and quickly closed, and a mail must not lie there because much else is due.
        Mark(call, Due(call, items, VerificationRow.Table, VerificationRow.CloseOn), VerificationRow.CloseOn, VerificationRow.CloseRequestedOn);

        // Messages that could not be sent are few, too, and no customer waits because money is moving.
        var messages = Due(call, items, CustomerMessageRow.Table, CustomerMessageRow.NextTryOn);
        Mark(call, messages, CustomerMessageRow.NextTryOn, CustomerMessageRow.TryRequestedOn);
        call.Output("RefundChecks", refunds);
        call.Output("GatewayEvents", events);
        call.Output("CustomerMessages", messages.Count);
        call.Output("Message", Sentences.For(call.ReadLanguage()).WorkStarted(refunds, events, messages.Count));
    }

    /// <summary>The rows that are due, the longest waiting first.</summary>
    private static DataCollection<Entity> Due(Call call, int most, string table, string dueColumn)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(dueColumn), TopCount = most };
        query.Criteria.AddCondition(dueColumn, ConditionOperator.LessEqual, call.Now.UtcDateTime);
        query.AddOrder(dueColumn, OrderType.Ascending);
        return call.Service.RetrieveMultiple(query).Entities;
    }

    private static void Mark(Call call, IEnumerable<Entity> due, string dueColumn, string markColumn)
    {
        var now = call.Now.UtcDateTime;
        foreach (var row in due) call.Service.Update(new Entity(row.LogicalName, row.Id) { [markColumn] = now, [dueColumn] = now + Lease });
    }
}
