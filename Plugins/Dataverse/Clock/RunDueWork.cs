using System.Diagnostics;
using CrmPayments.Core.Scheduling;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Clock;

/// <summary>
/// Custom API cpay_RunDueWork: the clock. Finds what is due by its date column, in one page, and only marks it; one async job
/// a row does the work. Safe to call from several places at once: a row marked twice is looked at twice and done once.
/// </summary>
public sealed class RunDueWork : Plugin
{
    private const int DefaultItems = 250;
    private const int MostItems = 1000;
    private const int English = 1033;

    /// <summary>A marked row is not due again for this long; longer than its job may take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private protected override void Run(Call call)
    {
        var time = Stopwatch.StartNew();
        var items = call.Input<int>("MaxItems");
        items = items <= 0 ? DefaultItems : Math.Min(items, MostItems);
        var due = DueWork.All.Select(work => Due(call, items, work)).ToList();
        var shares = FairShares.Of(items, [.. due.Select(rows => rows.Count)]);
        for (var kind = 0; kind < shares.Length; kind++)
        {
            Mark(call, due[kind].Take(shares[kind]), DueWork.All[kind]);
            call.Output(DueWork.All[kind].Name, shares[kind]);
        }

        // The one row that all clocks write comes last: they wait for each other only here.
        call.Service.Execute(new UpsertRequest { Target = LastRun(call, Started(shares), Oldest(due), time.Elapsed) });
        call.Output("Message", Sentences.For(call.ReadLanguage()).WorkStarted(Started(shares)));
    }

    private static List<KeyValuePair<string, int>> Started(int[] shares) =>
        [.. DueWork.All.Select((work, kind) => new KeyValuePair<string, int>(work.Name, shares[kind])).Where(work => work.Value > 0)];

    /// <summary>The rows that are due, the longest waiting first.</summary>
    private static DataCollection<Entity> Due(Call call, int most, DueWork work)
    {
        var query = new QueryExpression(work.Table) { ColumnSet = new ColumnSet(work.DueColumn), TopCount = most };
        query.Criteria.AddCondition(work.DueColumn, ConditionOperator.LessEqual, call.Now.UtcDateTime);
        query.AddOrder(work.DueColumn, OrderType.Ascending);
        return call.Service.RetrieveMultiple(query).Entities;
    }

    private static void Mark(Call call, IEnumerable<Entity> due, DueWork work)
    {
        var now = call.Now.UtcDateTime;
        foreach (var row in due) call.Service.Update(new Entity(row.LogicalName, row.Id) { [work.MarkColumn] = now, [work.DueColumn] = now + Lease });
    }

    /// <summary>Since when the longest-waiting row waits; null: nothing was due.</summary>
    private static DateTime? Oldest(List<DataCollection<Entity>> due) =>
        due.SelectMany((rows, kind) => rows.Take(1).Select(row => row.GetAttributeValue<DateTime?>(DueWork.All[kind].DueColumn))).Min();

    private static Entity LastRun(Call call, IReadOnlyList<KeyValuePair<string, int>> started, DateTime? oldest, TimeSpan duration) => new(ClockRunRow.Table, ClockRunRow.TheRow)
    {
        [ClockRunRow.Name] = "cpay_RunDueWork",
        [ClockRunRow.LastRunOn] = call.Now.UtcDateTime,
        [ClockRunRow.StartedWork] = Sentences.For(English).WorkStarted(started),
        [ClockRunRow.LastDuration] = (int)Math.Min(duration.TotalMilliseconds, int.MaxValue),
        [ClockRunRow.OldestDueOn] = oldest,
    };
}
