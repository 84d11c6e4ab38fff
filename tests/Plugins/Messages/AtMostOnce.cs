using CrmPayments.Core.Messages;
using CrmPayments.Core.Refunds;
using CrmPayments.Emulator.Dataverse;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Messages;

/// <summary>Nothing is said twice, and nothing that is over: whenever a process dies, whoever comes late or again.</summary>
internal sealed class AtMostOnce : MessageTests
{
    private const int Forever = 120;

    [Test]
    public async Task Whenever_the_process_dies_each_stage_is_sent_once_and_is_sent()
    {
        for (var moment = 1; ; moment++)
        {
            var before = Outbox.Count;
            var charge = await World.ChargeAsync(Stripe, 80m);
            Ask(charge, 30m);
            World.Hooks.KillAsyncStepAt(moment);
            var lived = LivesThroughJobs();
            World.Hooks.SpareAsyncSteps();
            World.Dataverse.Jobs.Recover();
            foreach (var minutes in new[] { 2, 5, 10, 60, 24 * 60 }) World.Pass(TimeSpan.FromMinutes(minutes));
            Assert.That(Subjects.Skip(before), Is.EqualTo(new[] { "Your refund is complete" }), $"died at {moment}");
            if (lived) break;
            Assert.That(moment, Is.LessThan(Forever));
        }
    }

    [Test]
    public async Task Every_job_may_run_twice()
    {
        World.Hooks.RunJobsTwice = true;
        var charge = await World.ChargeAsync(Stripe, 400m);
        Ask(charge, 150m);
        World.RunJobs();
        Decide(charge, "Approve");
        Assert.That(Subjects.ToList(), Is.Unique.And.Count.EqualTo(3));
    }

    [Test]
    public async Task A_repeated_notification_says_nothing_again()
    {
        var charge = await World.ChargeAsync(Stripe, 80m);
        Ask(charge, 30m);
        World.RunJobs();
        var id = charge.OnlyRefund.GetAttributeValue<string>("cpay_gatewayrefundid");
        foreach (var type in new[] { "refund.updated", "refund.failed", "refund.failed", "refund.updated" }) await World.DeliverAsync(Stripe, type, refundId: id);
        Assert.That(Subjects, Is.EqualTo(new[] { "Your refund is complete", "About your refund" }));
    }

    [Test]
    public async Task A_late_job_does_not_say_on_its_way_of_what_is_done()
    {
        var charge = await World.ChargeAsync(Stripe, 80m);
        Ask(charge, 30m);
        Move(charge, RefundStatus.Submitted);
        Move(charge, RefundStatus.Processing);
        Move(charge, RefundStatus.Succeeded);
        World.RunJobs();
        Assert.That(Subjects, Is.EqualTo(new[] { "Your refund is complete" }));
    }

    [Test]
    public async Task A_job_that_read_on_its_way_before_it_was_done_cannot_say_so_after()
    {
        var charge = await World.ChargeAsync(Stripe, 80m);
        Ask(charge, 30m);
        Move(charge, RefundStatus.Submitted);
        Move(charge, RefundStatus.Processing);
        Move(charge, RefundStatus.Succeeded);
        World.RunJobs();

        // What the slower job would now write, and what keeps it from it.
        var late = new Entity("cpay_customermessage")
        {
            ["cpay_refundid"] = charge.OnlyRefund.ToEntityReference(),
            ["cpay_stage"] = new OptionSetValue((int)CustomerStage.Sent),
            ["cpay_status"] = new OptionSetValue(Sent),
        };
        Assert.Multiple(() =>
        {
            Assert.That(StatusOf(MessageOf(charge, CustomerStage.Sent)), Is.EqualTo(NotSent));
            Assert.That(() => World.System.Execute(new Microsoft.Xrm.Sdk.Messages.CreateRequest { Target = late, ["BypassBusinessLogicExecutionStepIds"] = Clone.StepId("CrmPayments.Plugins.Access.OnlyTheModule: Create of cpay_customermessage") }),
                Throws.Exception.With.Message.StartsWith("Entity Key Refund and stage violated"));
        });
    }

    [Test]
    public async Task Nobody_writes_a_message_by_hand()
    {
        var charge = await World.ChargeAsync(Stripe, 80m);
        Ask(charge, 30m);
        World.RunJobs();
        var message = Messages(charge).Single();
        var admin = World.Dataverse.As(World.Dataverse.AdministratorId);
        Assert.Multiple(() =>
        {
            Assert.That(() => admin.Update(new Entity(message.LogicalName, message.Id) { ["cpay_status"] = new OptionSetValue(Failed) }), Throws.Exception);
            Assert.That(() => admin.Delete(message.LogicalName, message.Id), Throws.Exception);
            Assert.That(() => admin.Create(new Entity(message.LogicalName) { ["cpay_refundid"] = charge.OnlyRefund.ToEntityReference() }), Throws.Exception);
        });
    }

    private bool LivesThroughJobs()
    {
        try
        {
            World.RunJobs();
            return true;
        }
        catch (ProcessKilledException)
        {
            return false;
        }
    }
}
