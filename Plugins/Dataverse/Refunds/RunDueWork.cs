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
        var refunds = Mark(call, items, RefundRow.Table, RefundRow.NextCheckOn, RefundRow.CheckRequestedOn);
        var events = Mark(call, items - refunds, GatewayEventRow.Table, GatewayEventRow.NextTryOn, GatewayEventRow.TryRequestedOn);
        call.Output("RefundChecks", refunds);
        call.Output("GatewayEvents", events);
        call.Output("Message", Sentences.For(call.ReadLanguage()).WorkStarted(refunds, events));
    }

    private static int Mark(Call call, int most, string table, string dueColumn, string markColumn)
    {
        if (most <= 0) return 0;
        var now = call.Now.UtcDateTime;
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(dueColumn), TopCount = most };
        query.Criteria.AddCondition(dueColumn, ConditionOperator.LessEqual, now);
        query.AddOrder(dueColumn, OrderType.Ascending);
        var due = call.Service.RetrieveMultiple(query).Entities;
        foreach (var row in due) call.Service.Update(new Entity(table, row.Id) { [markColumn] = now, [dueColumn] = now + Lease });
        return due.Count;
    }
}
