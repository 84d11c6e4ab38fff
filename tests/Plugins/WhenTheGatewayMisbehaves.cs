using CrmPayments.Core.Refunds;

namespace CrmPayments.Tests.Plugins;

/// <summary>The fault matrix: whatever the gateway does, the books and Dataverse agree in the end, and nobody is paid twice.</summary>
internal sealed class WhenTheGatewayMisbehaves : PluginTests
{
    private static readonly string[] Faults = ["drop-before", "drop-after", "error-before", "error-after", "rubbish", "rate-limit"];

    // Of these, the only one that tells that nothing was booked.
    private const string ClearNo = "rate-limit";

    private static readonly string[] Booking = ["drop-after", "error-after"];

    private static IEnumerable<TestCaseData> Matrix =>
        from gateway in Returning from fault in Faults from times in new[] { 1, 3 } where EndsByItself(gateway, fault) select new TestCaseData(gateway, fault, times);

    /// <summary>The rest of the matrix: nobody said what was booked, no look-up can tell, or without keys it must not be sent again.</summary>
    private static IEnumerable<TestCaseData> LeftToAPerson =>
        from gateway in Returning from fault in Faults where !EndsByItself(gateway, fault) select new TestCaseData(gateway, fault);

    private static IEnumerable<TestGateway> Settling => Gateways.Where(gateway => gateway.HasSettlement && gateway.FindsRefunds && gateway.Capabilities.Refunds);

    private static bool EndsByItself(TestGateway gateway, string fault) => gateway.HasKeys || fault == ClearNo || (gateway.FindsRefunds && Booking.Contains(fault));

    [TestCaseSource(nameof(Matrix))]
    public async Task Ends_with_one_refund_in_both_books(TestGateway gateway, string fault, int times)
    {
        var charge = await World.ChargeAsync(gateway, 80m);
        await World.FaultAsync(gateway, gateway.GiveBack, fault, times);
        charge.Request(gateway.Part(80m, 30m));
        World.LetAWeekPass();
        var booked = await charge.BookedAsync();
        Assert.Multiple(() =>
        {
            Assert.That(booked.Sum(refund => (decimal)refund["amount"]!), Is.EqualTo(gateway.Part(80m, 30m)), "the gateway's books");
            Assert.That(booked, Has.Count.EqualTo(1));
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded));
            Assert.That(charge.Refunded, Is.EqualTo(gateway.Part(80m, 30m)));
            Assert.That(charge.Attempts, Has.Count.GreaterThanOrEqualTo(2), "the request and the sending are on the timeline");
        });
    }

    [TestCaseSource(nameof(LeftToAPerson))]
    public async Task Stays_unknown_with_a_task_where_no_look_up_tells_or_a_gateway_without_keys_may_not_be_sent_it_again(TestGateway gateway, string fault)
    {
        var charge = await World.ChargeAsync(gateway, 80m);
        await World.FaultAsync(gateway, gateway.GiveBack, fault);
        charge.Request(gateway.Part(80m, 30m));
        World.LetAWeekPass();
        var booked = await charge.BookedAsync();
        Assert.Multiple(() =>
        {
            Assert.That(booked, Has.Count.EqualTo(Booking.Contains(fault) ? 1 : 0), "it was never sent again");
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Unknown));
            Assert.That(charge.Refunded, Is.EqualTo(0m));
            Assert.That(charge.Refundable, Is.EqualTo(80m - gateway.Part(80m, 30m)), "the money is held until a person decides");
            Assert.That(World.Rows("task", "regardingobjectid", World.Customer), Has.Count.EqualTo(1));
        });
    }

    [TestCaseSource(nameof(Settling))]
    public async Task Knows_a_lost_refund_that_settled_before_anybody_looked(TestGateway gateway)
    {
        var charge = await World.ChargeAsync(gateway, 80m);
        await World.FaultAsync(gateway, gateway.GiveBack, "drop-after");
        charge.Request(gateway.Part(80m, 30m));
        World.RunJobs();
        World.Clock.Advance(TimeSpan.FromDays(1));
        await World.SettleAsync(gateway);
        World.LetAWeekPass();
        Assert.That((TestCharge.StatusOf(charge.OnlyRefund), charge.Refunded), Is.EqualTo((RefundStatus.Succeeded, gateway.Part(80m, 30m))));
    }

    [TestCaseSource(nameof(Returning))]
    public async Task Holds_the_money_while_the_outcome_is_unknown(TestGateway gateway)
    {
        var charge = await World.ChargeAsync(gateway, 80m);
        await World.FaultAsync(gateway, gateway.GiveBack, "drop-after");
        charge.Request(gateway.Part(80m, 30m));
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Unknown));
            Assert.That(charge.Refundable, Is.EqualTo(80m - gateway.Part(80m, 30m)));
        });
    }

    [TestCaseSource(nameof(Returning))]
    public async Task Fails_with_a_sentence_when_the_gateway_says_no(TestGateway gateway)
    {
        var charge = await World.ChargeAsync(gateway, 80m);
        await World.FaultAsync(gateway, gateway.GiveBack, "decline");
        charge.Request(gateway.Part(80m, 30m));
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Failed));
            Assert.That(charge.OnlyRefund.GetAttributeValue<string>("cpay_error"), Is.Not.Empty);
            Assert.That(charge.Refundable, Is.EqualTo(80m), "a failed refund holds nothing");
        });
    }

    [TestCaseSource(nameof(Returning))]
    public async Task Calls_a_person_when_look_ups_never_answer(TestGateway gateway)
    {
        var charge = await World.ChargeAsync(gateway, 80m);
        await World.FaultAsync(gateway, gateway.GiveBack, "drop-after");
        charge.Request(gateway.Part(80m, 30m));
        World.RunJobs();
        await World.FaultAsync(gateway, "*", "error-before", 10_000);
        World.LetAWeekPass();
        Assert.Multiple(() =>
        {
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Unknown), "nothing is closed by age");
            Assert.That(World.Rows("task", "regardingobjectid", World.Customer), Has.Count.EqualTo(1));
        });
    }
}
