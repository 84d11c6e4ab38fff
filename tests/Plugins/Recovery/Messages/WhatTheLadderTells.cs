using CrmPayments.Core.Declines;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery.Messages;

/// <summary>What the built-in ladder tells by itself, from the failed charge to the end.</summary>
internal sealed class WhatTheLadderTells : FailureTests
{
    [SetUp]
    public void UseTheBuiltInPolicies() => World.System.Update(new Entity("cpay_recoverypolicy", World.Rows("cpay_recoverypolicy", "cpay_name", "Quiet").Single().Id) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });

    [Test]
    public void Names_the_day_on_which_the_service_ends()
    {
        var subscription = Subscription(Method(), amount: 49m);
        Fail(DeclineReason.ExpiredCard, 49m, row => row["cpay_subscriptionid"] = new EntityReference("cpay_subscription", subscription));
        var ends = new List<DateTime>();
        for (var day = 0; day < 45; day++)
        {
            Live(TimeSpan.FromDays(1), TimeSpan.FromHours(3));
            if (Row("cpay_subscription", subscription).GetAttributeValue<OptionSetValue>("cpay_status").Value == 192700002) ends.Add(Now);
        }

        var told = World.Rows("cpay_customermessage", "cpay_customerid", World.Customer).Where(row => row.GetAttributeValue<OptionSetValue>("cpay_kind").Value is 192700000 or 192700001 or 192700002).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(told, Has.Count.GreaterThanOrEqualTo(3));
            Assert.That(told.Select(row => row.GetAttributeValue<DateTime?>("cpay_until")), Has.None.Null);
            Assert.That(told.Select(row => row.GetAttributeValue<DateTime>("cpay_until").Date), Is.All.LessThanOrEqualTo(ends[0].Date), "never later than it ends");
            Assert.That(TextOf(Outbox[0]), Does.Contain("You can do this until "));
            Assert.That(Subjects.Last(), Does.Not.Contain("reminder"), "the last word is that it has ended");
        });
    }

    [Test]
    public void Names_no_day_where_nothing_is_taken_away()
    {
        Fail(DeclineReason.ExpiredCard);
        Live(TimeSpan.FromDays(1), TimeSpan.FromHours(3));
        Assert.That(TextOf(Outbox.Single()), Does.Not.Contain("until"));
    }
}
