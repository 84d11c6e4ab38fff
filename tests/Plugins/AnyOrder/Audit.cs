using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins.AnyOrder;

/// <summary>Dataverse's rows against the gateway's books.</summary>
internal static class Audit
{
    private static readonly string[] Undone = ["failed", "canceled", "declined", "rejected", "voided"];

    /// <summary>The rules money obeys, at any instant.</summary>
    public static void AssertSound(TestCharge charge, IReadOnlyList<JToken> books)
    {
        var refunds = charge.Refunds;
        var booked = books.Where(IsBooked).ToList();
        var succeeded = refunds.Where(refund => TestCharge.StatusOf(refund) == RefundStatus.Succeeded).ToList();
        var live = refunds.Where(refund => Holds(TestCharge.StatusOf(refund))).ToList();
        Assert.That(booked.Sum(Amount), Is.LessThanOrEqualTo(Story.Captured), "the books");
        Assert.That(booked.GroupBy(refund => (string?)refund["reference"]).Where(same => same.Count() > 1), Is.Empty, "paid twice");
        Assert.That(live.Where(IsOurs).Sum(Amount), Is.LessThanOrEqualTo(Story.Captured), "promised");
        Assert.That(charge.Refunded, Is.EqualTo(succeeded.Sum(Amount)), "given back");
        Assert.That(charge.Reserved, Is.EqualTo(live.Sum(Amount) - succeeded.Sum(Amount)), "reserved");
        Assert.That(charge.Refundable, Is.EqualTo(Math.Max(0m, Story.Captured - live.Sum(Amount))), "left");
        Assert.That(succeeded.Select(refund => refund["cpay_gatewayrefundid"]), Is.Unique, "one row for each refund in the books");
        foreach (var refund in succeeded) AssertBooked(refund, booked);
    }

    /// <summary>Nothing is open but what waits for a person, and both books say the same.</summary>
    public static void AssertSettled(TestCharge charge, IReadOnlyList<JToken> books)
    {
        AssertSound(charge, books);
        var open = charge.Refunds.Where(refund => TestCharge.StatusOf(refund) is not (RefundStatus.AwaitingApproval or RefundStatus.Rejected or RefundStatus.Cancelled or RefundStatus.Succeeded or RefundStatus.Failed));
        Assert.That(open.Select(Told), Is.Empty, "still open");
        Assert.That(charge.Refunded, Is.EqualTo(books.Where(IsBooked).Sum(Amount)), "both books");
    }

    private static string Told(Entity refund) => string.Join(", ", refund.Attributes.Where(column => column.Key.StartsWith("cpay_", StringComparison.Ordinal)).Select(column => $"{column.Key}={(column.Value is OptionSetValue choice ? choice.Value : column.Value)}"));

    /// <summary>Whether the money went, or is going, back.</summary>
    public static bool IsBooked(JToken refund) => !Undone.Any(word => ((string)refund["status"]!).Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a refund counts against what can still go back.</summary>
    public static bool Holds(RefundStatus status) => status is not (RefundStatus.Rejected or RefundStatus.Cancelled or RefundStatus.Failed);

    private static void AssertBooked(Entity refund, IEnumerable<JToken> booked)
    {
        var own = booked.Where(one => (string?)one["id"] == refund.GetAttributeValue<string>("cpay_gatewayrefundid")).ToList();
        Assert.That(own.Select(Amount), Is.EqualTo(new[] { Amount(refund) }), $"{refund["cpay_name"]} says that it succeeded");
    }

    public static bool IsOurs(Entity refund) => refund.GetAttributeValue<OptionSetValue>("cpay_origin").Value == 192700000;

    private static decimal Amount(JToken refund) => (decimal)refund["amount"]!;

    private static decimal Amount(Entity refund) => refund.GetAttributeValue<Money>("cpay_amount").Value;
}
