using CrmPayments.Core.Messages;
using CrmPayments.Core.Refunds;

namespace CrmPayments.Tests.Core.Messages;

public sealed class WhatTheCustomerIsTold
{
    [TestCase(RefundStatus.Requested, null)]
    [TestCase(RefundStatus.AwaitingApproval, CustomerStage.Received)]
    [TestCase(RefundStatus.Approved, CustomerStage.Approved)]
    [TestCase(RefundStatus.Submitted, CustomerStage.Approved)]
    [TestCase(RefundStatus.Unknown, CustomerStage.Approved)]
    [TestCase(RefundStatus.Processing, CustomerStage.Sent)]
    [TestCase(RefundStatus.Succeeded, CustomerStage.Done)]
    [TestCase(RefundStatus.Failed, CustomerStage.Failed)]
    [TestCase(RefundStatus.Rejected, CustomerStage.Rejected)]
    [TestCase(RefundStatus.Cancelled, CustomerStage.Rejected)]
    public void Follows_the_refund(RefundStatus status, CustomerStage? told) => Assert.That(CustomerStages.Of(status, decided: true, cameBack: false), Is.EqualTo(told));

    [Test]
    public void Says_done_of_nothing_that_is_not_final() =>
        Assert.That(Enum.GetValues<RefundStatus>().Where(status => CustomerStages.Of(status, true, false) == CustomerStage.Done), Is.EqualTo(new[] { RefundStatus.Succeeded }));

    [Test]
    public void Says_so_when_it_came_back() => Assert.That(CustomerStages.Of(RefundStatus.Succeeded, false, cameBack: true), Is.EqualTo(CustomerStage.Failed));

    [Test]
    public void Does_not_speak_of_an_approval_that_nobody_waited_for() =>
        Assert.That(CustomerStages.Of(RefundStatus.Approved, decided: false, cameBack: false), Is.Null);

    [Test]
    public void Never_goes_back_to_what_was_passed([Values] CustomerStage stage, [Values] bool decided, [Values] RefundStatus before) =>
        Assert.That(CustomerStages.PassedOnTheWayTo(stage, decided, before), Is.Unique.And.All.Matches<CustomerStage>(passed => passed < stage));

    [TestCase(CustomerStage.Done, false, RefundStatus.Submitted, new CustomerStage[0])]
    [TestCase(CustomerStage.Done, true, RefundStatus.Unknown, new[] { CustomerStage.Received, CustomerStage.Approved })]
    [TestCase(CustomerStage.Done, false, RefundStatus.Processing, new[] { CustomerStage.Sent })]
    [TestCase(CustomerStage.Done, false, null, new[] { CustomerStage.Sent })]
    [TestCase(CustomerStage.Failed, false, RefundStatus.Succeeded, new[] { CustomerStage.Sent, CustomerStage.Done })]
    [TestCase(CustomerStage.Failed, false, null, new[] { CustomerStage.Sent, CustomerStage.Done })]
    [TestCase(CustomerStage.Rejected, true, RefundStatus.AwaitingApproval, new[] { CustomerStage.Received })]
    public void Keeps_from_being_told_what_may_still_be_on_its_way(CustomerStage stage, bool decided, RefundStatus? before, CustomerStage[] passed) =>
        Assert.That(CustomerStages.PassedOnTheWayTo(stage, decided, before), Is.EqualTo(passed));

    [Test]
    public void Stands_at_one_place_of_the_line_at_most([Values] RefundStatus status, [Values] bool cameBack)
    {
        var line = RefundProgress.Of(status, cameBack);
        Assert.Multiple(() =>
        {
            Assert.That(line.Select(step => step.State), Is.Ordered, "reached, current, ahead");
            Assert.That(line.Count(step => step.State is ProgressState.Current or ProgressState.Ended), Is.AtMost(1));
            Assert.That(line.Contains(new ProgressStep(CustomerStage.Done, ProgressState.Reached)), Is.EqualTo(status == RefundStatus.Succeeded && !cameBack));
        });
    }
}
