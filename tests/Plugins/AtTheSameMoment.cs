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

    private void HoldPlugIns(Action here) => AppDomain.CurrentDomain.SetData("CrmPayments.Clock", () =>
    {
        here();
        return World.Clock.GetUtcNow().UtcDateTime;
    });
}
