using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>Two pieces of work that have both read a charge before either writes it. Plug-ins ask for the time in between, and are held there.</summary>
internal sealed class AtTheSameMoment : PluginTests
{
    private static TestGateway Braintree => Gateways[0];

    private static TestGateway Stripe => Gateways[1];

    [Test]
    public async Task Two_events_about_one_refund_made_in_the_console_make_one_row()
    {
        var charge = await World.ChargeAsync(Stripe, 80m);
        var refund = await World.RefundInConsoleAsync(charge.GatewayId, 25m);
        World.Ingest(Stripe, await World.DeliverAsync(Stripe, "refund.created", refundId: refund, apply: false));
        World.Ingest(Stripe, await World.DeliverAsync(Stripe, "refund.updated", refundId: refund, apply: false));
        using var readers = new CountdownEvent(2);
        HoldPlugIns(() =>
        {
            if (!readers.IsSet) readers.Signal();
            readers.Wait(TimeSpan.FromSeconds(30));
        });
        await Task.WhenAll(Task.Run(World.RunJobs), Task.Run(World.RunJobs));
        Assert.Multiple(() =>
        {
            Assert.That(charge.Refunds, Has.Count.EqualTo(1));
            Assert.That(charge.Refundable, Is.EqualTo(55m));
        });
    }

    [Test]
    public async Task A_refund_asked_for_while_an_event_is_applied_stays_reserved()
    {
        var charge = await World.ChargeAsync(Braintree, 150m, settled: false);
        await World.SettleAsync(Braintree);
        World.Ingest(Braintree, await World.DeliverAsync(Braintree, "transaction_disbursed", charge.GatewayId, apply: false));
        var asked = 0;
        HoldPlugIns(() =>
        {
            if (Interlocked.Exchange(ref asked, 1) == 0) Task.Run(() => charge.Request(150m)).Wait(TimeSpan.FromSeconds(30));
        });
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.AwaitingApproval));
            Assert.That((ChargeStatus)charge.Row.GetAttributeValue<OptionSetValue>("cpay_status").Value, Is.EqualTo(ChargeStatus.Settled));
            Assert.That(charge.Reserved, Is.EqualTo(150m));
            Assert.That(charge.Refundable, Is.Zero);
        });
    }

    [Test]
    public async Task A_refund_that_is_settled_while_due_work_marks_it_is_not_due_for_ever()
    {
        var charge = await World.ChargeAsync(Stripe, 80m);
        charge.Request(30m);
        World.RunJobs();
        World.Stage(new Entity("cpay_refund", charge.OnlyRefund.Id) { ["cpay_nextcheckon"] = World.Clock.GetUtcNow().UtcDateTime });
        World.Call("cpay_RunDueWork", World.Dataverse.AdministratorId);
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded));
            Assert.That(charge.OnlyRefund.Contains("cpay_nextcheckon"), Is.False);
        });
    }

    [Test]
    public async Task A_refund_that_is_just_sent_again_is_not_given_up_by_a_person()
    {
        var charge = await LookedUpOnceAsync();
        var answer = WhileItIsSentAgain(charge, TimeSpan.Zero);
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo("Denied"));
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded));
            Assert.That(charge.Refunded, Is.EqualTo(30m));
        });
    }

    [Test]
    public async Task A_refund_that_is_booked_although_it_was_given_up_on_the_way_counts_once()
    {
        var charge = await LookedUpOnceAsync();
        var answer = WhileItIsSentAgain(charge, TimeSpan.FromMinutes(4));
        var left = charge.Refundable;
        await World.DeliverAsync(Stripe, "refund.updated", refundId: (string)(await charge.BookedAsync()).Single()["id"]!);
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo("Failed"), "the sending took longer than the platform lets it");
            Assert.That(charge.Refunds.Select(TestCharge.StatusOf), Is.EquivalentTo(new[] { RefundStatus.Failed, RefundStatus.Succeeded }));
            Assert.That((left, charge.Refundable), Is.EqualTo((50m, 50m)), "before and after the notification");
            Assert.That(World.Rows("task", "regardingobjectid", World.Customer).Select(task => (string)task["subject"]), Has.One.Contains("after all"));
        });
    }

    /// <summary>A refund of 30 that never reached the gateway, which did not answer the first look-up either.</summary>
    private async Task<TestCharge> LookedUpOnceAsync()
    {
        var charge = await World.ChargeAsync(Stripe, 80m);
        await World.FaultAsync(Stripe, "refund", "drop-before");
        charge.Request(30m);
        World.RunJobs();
        await World.FaultAsync(Stripe, "lookup", "error-before");
        World.Pass(TimeSpan.FromMinutes(2));
        return charge;
    }

    /// <summary>The next look-up sends it again; before the answer is written, a person says that nothing was booked.</summary>
    private ParameterCollection WhileItIsSentAgain(TestCharge charge, TimeSpan later)
    {
        ParameterCollection? answer = null;
        var asked = 0;
        HoldPlugIns(() =>
        {
            if (asked != 0 || charge.OnlyRefund.GetAttributeValue<int>("cpay_sendcount") < 2 || Interlocked.Exchange(ref asked, 1) != 0) return;
            World.Clock.Advance(later);
            Task.Run(() => answer = World.Call("cpay_ResolveRefund", World.Approver, ("RefundId", charge.OnlyRefund.Id), ("Resolution", "NotBooked"), ("Comment", "Nothing there."))).Wait(TimeSpan.FromSeconds(30));
        });
        World.Pass(TimeSpan.FromMinutes(6));
        return answer!;
    }

    private void HoldPlugIns(Action here) => AppDomain.CurrentDomain.SetData("CrmPayments.Clock", () =>
    {
        here();
        return World.Clock.GetUtcNow().UtcDateTime;
    });
}
