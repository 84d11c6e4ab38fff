using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins.AnyOrder;

/// <summary>
/// One charge as a simple account book has it: what people are answered is foretold exactly, and what gateways and time do to
/// a refund must be a way that the book knows.
/// </summary>
internal sealed class Model
{
    private const int Agent = 0, WithoutRole = 2;
    private const decimal AgentAlone = 100m, AgentAtMost = 500m, ApproverAtMost = 1000m;
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(7), SameAgain = TimeSpan.FromMinutes(5);

    private readonly Dictionary<Guid, Known> _refunds = [];

    private decimal Left => Math.Max(0m, Story.Captured - _refunds.Values.Where(refund => refund.Holds).Sum(refund => refund.Amount));

    /// <summary>More was promised than there is: somebody gave money back at the gateway meanwhile.</summary>
    private bool IsOverdrawn => _refunds.Values.Where(refund => refund.Holds).Sum(refund => refund.Amount) > Story.Captured;

    /// <summary>What a request must be answered; "Fault" where it must be refused aloud.</summary>
    public string AnswerTo(Step.Ask ask, string key, DateTimeOffset now)
    {
        if (ask.User == WithoutRole) return "Denied";
        if (_refunds.Values.FirstOrDefault(refund => refund.Key == key) is { } earlier) return ask.Amount is null || ask.Amount == earlier.Amount ? "Duplicate" : "Fault";
        var amount = ask.Amount ?? Left;
        if (amount <= 0m || decimal.Round(amount, 2) != amount || amount > Left) return "Denied";
        if (amount > (ask.User == Agent ? AgentAtMost : ApproverAtMost)) return "Denied";
        if (!ask.Confirmed && _refunds.Values.Any(refund => refund.Ours && refund.Holds && refund.Amount == amount && now - refund.Since <= SameAgain)) return "ConfirmationRequired";
        return ask.User == Agent && amount > AgentAlone ? "AwaitingApproval" : "Accepted";
    }

    /// <summary>What the approver must be answered about a waiting refund; null: either way is sound.</summary>
    public string? AnswerTo(Step.Decide decide) => decide.Approve ? IsOverdrawn ? null : "Approved" : "Rejected";

    /// <summary>Compares the rows with what was known, by what happened; knows them from then on.</summary>
    /// <param name="happened">The step that lies between.</param>
    /// <param name="answer">What a person was answered in it; empty when nobody asked.</param>
    /// <param name="rows">The charge's refunds now.</param>
    /// <param name="books">The gateway's refunds now.</param>
    /// <param name="now">When.</param>
    public void Observe(Step happened, string answer, IReadOnlyList<Entity> rows, IReadOnlyList<JToken> books, DateTimeOffset now)
    {
        var created = rows.Where(row => !_refunds.ContainsKey(row.Id)).ToList();
        Assert.That(rows, Has.Count.EqualTo(_refunds.Count + created.Count), "a refund is gone");
        AssertCreated(happened, answer, created, books);
        foreach (var row in rows.Except(created)) AssertMoved(_refunds[row.Id], Known.Of(row, now), happened, answer, books, now);
        foreach (var row in rows) _refunds[row.Id] = Known.Of(row, now) with { Since = _refunds.TryGetValue(row.Id, out var known) ? known.Since : now };
    }

    private static void AssertCreated(Step happened, string answer, IReadOnlyList<Entity> created, IReadOnlyList<JToken> books)
    {
        var ours = created.Select(row => Known.Of(row, default)).Where(refund => refund.Ours).ToList();
        RefundStatus[] expected = happened is Step.Ask ? answer switch { "Accepted" => [RefundStatus.Approved], "AwaitingApproval" => [RefundStatus.AwaitingApproval], _ => [] } : [];
        Assert.That(ours.Select(refund => refund.Status), Is.EqualTo(expected), $"what {happened} creates, answered {answer}");
        var elsewhere = created.Select(row => Known.Of(row, default)).Where(refund => !refund.Ours).ToList();
        if (elsewhere.Count > 0) Assert.That(happened, Is.InstanceOf<Step.Work>().Or.InstanceOf<Step.Die>(), "only a notification that is applied tells of a refund made elsewhere");
        foreach (var refund in elsewhere) Assert.That(books.Select(one => (string?)one["id"]), Does.Contain(refund.GatewayId), "a refund that the gateway does not know");
    }

    private static void AssertMoved(Known before, Known after, Step happened, string answer, IReadOnlyList<JToken> books, DateTimeOffset now)
    {
        Assert.That((after.Amount, after.Key, after.Reference), Is.EqualTo((before.Amount, before.Key, before.Reference)), "what was asked for does not change");
        Assert.That(before.Bounced is null || before.Bounced == after.Bounced, "a correction stays");
        if (before.Status != after.Status) Assert.That(Ways(before, happened, answer, now), Does.Contain(after.Status), $"from {before.Status} by {happened}, answered {answer}");
        var booked = books.Any(one => (string?)one["reference"] == after.Reference && Audit.IsBooked(one));
        if (after.Ours && after.Status == RefundStatus.Failed) Assert.That(booked, Is.False, "a failed refund was paid");
        if (after.Ours && after.Status is RefundStatus.AwaitingApproval or RefundStatus.Rejected or RefundStatus.Cancelled or RefundStatus.Approved) Assert.That(booked, Is.False, $"paid, but {after.Status}");
    }

    /// <summary>Where a refund may be after the step.</summary>
    private static RefundStatus[] Ways(Known before, Step happened, string answer, DateTimeOffset now) => happened switch
    {
        Step.Decide when before.Status == RefundStatus.AwaitingApproval => answer switch { "Approved" => [RefundStatus.Approved], "Rejected" => [RefundStatus.Rejected], _ => [] },
        Step.Cancel when before.Status == RefundStatus.AwaitingApproval && answer == "Cancelled" => [RefundStatus.Cancelled],
        Step.Resolve when before.Status == RefundStatus.Unknown => answer switch { "Succeeded" => [RefundStatus.Succeeded], "Failed" => [RefundStatus.Failed], _ => [] },
        Step.Work or Step.Die when before.Status == RefundStatus.AwaitingApproval => now - before.Since >= LongestWait ? [RefundStatus.Cancelled] : [],
        Step.Work or Step.Die => Reachable(before.Status),
        _ => [],
    };

    /// <summary>The design's states once more, in our own words: the model must not believe the code it judges.</summary>
    private static RefundStatus[] Reachable(RefundStatus from) => from switch
    {
        RefundStatus.Approved => [RefundStatus.Submitted, RefundStatus.Processing, RefundStatus.Unknown, RefundStatus.Succeeded, RefundStatus.Failed],
        RefundStatus.Submitted => [RefundStatus.Processing, RefundStatus.Unknown, RefundStatus.Succeeded, RefundStatus.Failed],
        RefundStatus.Processing or RefundStatus.Unknown => [RefundStatus.Succeeded, RefundStatus.Failed],
        _ => [],
    };

    private sealed record Known(decimal Amount, RefundStatus Status, DateTime? Bounced, string Key, string Reference, string GatewayId, bool Ours, DateTimeOffset Since)
    {
        public bool Holds => Audit.Holds(Status) && Bounced is null;

        public static Known Of(Entity row, DateTimeOffset now) => new(
            row.GetAttributeValue<Money>("cpay_amount").Value,
            TestCharge.StatusOf(row),
            row.GetAttributeValue<DateTime?>("cpay_bouncedon"),
            row.GetAttributeValue<string>("cpay_idempotencykey") ?? "",
            row.GetAttributeValue<string>("cpay_reference") ?? "",
            row.GetAttributeValue<string>("cpay_gatewayrefundid") ?? "",
            Audit.IsOurs(row),
            now);
    }
}
