using CrmPayments.Core.Refunds;
using CrmPayments.Emulator.Dataverse;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>A refund that waits for a decision: reminded of, passed on, ended; each once, and never after a decision (C24, C26).</summary>
internal sealed class WhileNobodyDecides : PluginTests
{
    private const string Reminder = "decide on a refund that waits", Escalation = "nobody decides", Expiry = "not decided in time";

    private static TestGateway Stripe => Gateways[1];

    [Test]
    public async Task The_money_is_held_and_let_go_at_the_end()
    {
        var charge = await WaitingAsync();
        World.Pass(TimeSpan.FromHours(167));
        Assert.That(charge.Refundable, Is.EqualTo(50m));
        World.Pass(TimeSpan.FromHours(2));
        Assert.Multiple(() =>
        {
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Cancelled));
            Assert.That(StageOf(charge), Is.EqualTo(ApprovalStage.Expired));
            Assert.That(charge.OnlyRefund["cpay_error"], Does.Contain("Nobody decided"));
            Assert.That(charge.OnlyRefund.Contains("cpay_nextcheckon"), Is.False);
            Assert.That(charge.Refundable, Is.EqualTo(300m));
            Assert.That(charge.Request(250m)["Outcome"], Is.EqualTo("AwaitingApproval"), "it can be asked for again");
        });
        Assert.That(await charge.BookedAsync(), Is.Empty);
    }

    [Test]
    public async Task People_are_reminded_then_others_asked_then_the_requester_told_each_once()
    {
        var manager = World.AddUser("manager@contoso.example", 2);
        World.System.Update(new Entity("systemuser", World.Agent) { ["parentsystemuserid"] = new EntityReference("systemuser", manager) });
        var charge = await WaitingAsync();
        for (var hour = 0; hour < 180; hour += 3) World.Pass(TimeSpan.FromHours(3));
        Assert.Multiple(() =>
        {
            Assert.That(Tasks().Select(task => (Kind(task), task.GetAttributeValue<EntityReference>("ownerid").Id)),
                Is.EqualTo(new[] { (Reminder, manager), (Escalation, manager), (Expiry, World.Agent) }));
            Assert.That(Lines(charge), Is.EqualTo(4), "asked for, reminded, passed on, ended");
        });
    }

    [Test]
    public async Task The_steps_come_when_the_refund_says()
    {
        var charge = await WaitingAsync();
        var asked = charge.OnlyRefund.GetAttributeValue<DateTime>("cpay_requestedon");
        Assert.That(new[] { "cpay_remindon", "cpay_escalateon", "cpay_expireson" }.Select(column => (charge.OnlyRefund.GetAttributeValue<DateTime>(column) - asked).TotalHours), Is.EqualTo(new[] { 24d, 72d, 168d }));
        var stages = new List<ApprovalStage>();
        foreach (var hours in new[] { 23, 2, 46, 2, 94, 2 })
        {
            World.Pass(TimeSpan.FromHours(hours));
            stages.Add(StageOf(charge));
        }

        Assert.That(stages, Is.EqualTo(new[] { ApprovalStage.Waiting, ApprovalStage.Reminded, ApprovalStage.Reminded, ApprovalStage.Escalated, ApprovalStage.Escalated, ApprovalStage.Expired }));
    }

    [Test]
    public async Task One_step_is_taken_where_the_clock_stood_for_weeks()
    {
        var charge = await WaitingAsync();
        World.Pass(TimeSpan.FromDays(30));
        World.Pass(TimeSpan.FromDays(1));
        Assert.Multiple(() =>
        {
            Assert.That(StageOf(charge), Is.EqualTo(ApprovalStage.Expired));
            Assert.That(Tasks().Select(Kind), Is.EqualTo(new[] { Expiry }));
        });
    }

    [TestCase("Approve")]
    [TestCase("Reject")]
    public async Task Nobody_is_reminded_after_a_decision(string decision)
    {
        var charge = await WaitingAsync();
        World.Clock.Advance(TimeSpan.FromHours(25));
        World.Call("cpay_RunDueWork", World.Dataverse.AdministratorId);
        World.Decide(charge.OnlyRefund.Id, World.Approver, decision);
        World.RunJobs();
        World.LetAWeekPass();
        Assert.That(Tasks(), Is.Empty);
    }

    [Test]
    public async Task Nobody_is_reminded_after_the_requester_took_it_back()
    {
        var charge = await WaitingAsync();
        World.Call("cpay_CancelRefund", World.Agent, ("RefundId", charge.OnlyRefund.Id));
        World.LetAWeekPass();
        Assert.That(Tasks(), Is.Empty);
    }

    [Test]
    public async Task Marking_it_twice_takes_one_step()
    {
        var charge = await WaitingAsync();
        World.Clock.Advance(TimeSpan.FromHours(25));
        World.Call("cpay_RunDueWork", World.Dataverse.AdministratorId);
        World.Clock.Advance(TimeSpan.FromMinutes(6));
        World.Call("cpay_RunDueWork", World.Dataverse.AdministratorId);
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(Tasks().Select(Kind), Is.EqualTo(new[] { Reminder }));
            Assert.That(StageOf(charge), Is.EqualTo(ApprovalStage.Reminded));
        });
    }

    [Test]
    public async Task The_task_of_a_disabled_requester_is_their_managers()
    {
        var manager = World.AddUser("manager@contoso.example", 2);
        World.System.Update(new Entity("systemuser", World.Agent) { ["parentsystemuserid"] = new EntityReference("systemuser", manager) });
        await WaitingAsync();
        World.System.Update(new Entity("systemuser", World.Agent) { ["isdisabled"] = true });
        World.Pass(TimeSpan.FromDays(8));
        Assert.That(Tasks().Single().GetAttributeValue<EntityReference>("ownerid").Id, Is.EqualTo(manager));
    }

    [Test]
    public async Task Killed_at_any_point_each_step_is_taken_once()
    {
        var queue = World.System.Create(new Entity("queue") { ["name"] = "Refunds to approve" });
        foreach (var policy in World.Rows("cpay_refundpolicy", "cpay_roleid", new Guid("7c0a1f10-0001-4c70-a000-000000000001")))
            World.System.Update(new Entity("cpay_refundpolicy", policy.Id) { ["cpay_approvalqueueid"] = new EntityReference("queue", queue) });
        for (var moment = 1; ; moment++)
        {
            var charge = await World.ChargeAsync(Stripe, 300m);
            charge.Request(250m);
            var before = Tasks().Count;
            var died = false;
            World.Hooks.KillAsyncStepAt(moment);
            foreach (var hours in new[] { 0, 25, 1, 48, 1, 95, 1 })
            {
                World.Clock.Advance(TimeSpan.FromHours(hours));
                World.Call("cpay_RunDueWork", World.Dataverse.AdministratorId);
                while (!LivesThroughJobs())
                {
                    died = true;
                    World.Dataverse.Jobs.Recover();
                }
            }

            World.Hooks.SpareAsyncSteps();
            Assert.Multiple(() =>
            {
                Assert.That(Tasks().Skip(before).Select(Kind), Is.EqualTo(new[] { Reminder, Escalation, Expiry }), $"killed at {moment}");
                Assert.That(Lines(charge), Is.EqualTo(4), $"killed at {moment}");
                Assert.That(charge.Refundable, Is.EqualTo(300m));
                Assert.That(World.Rows("queueitem", "objectid", charge.OnlyRefund.Id), Is.Empty);
                Assert.That(World.Rows("queueitem", "queueid", queue), Has.Count.EqualTo(Tasks().Count(task => Kind(task) == Reminder)), "each reminder once");
            });
            if (!died)
            {
                Assert.That(moment, Is.GreaterThan(9), "three steps of three requests each");
                return;
            }
        }
    }

    [Test]
    public async Task A_decision_between_reading_and_writing_wins([Values("Approve", "Reject")] string decision, [Values(25, 169)] int hours)
    {
        var charge = await WaitingAsync();
        World.Clock.Advance(TimeSpan.FromHours(hours));
        World.Call("cpay_RunDueWork", World.Dataverse.AdministratorId);
        var decided = 0;
        AppDomain.CurrentDomain.SetData("CrmPayments.Clock", () =>
        {
            if (Interlocked.Exchange(ref decided, 1) == 0) Task.Run(() => World.Decide(charge.OnlyRefund.Id, World.Approver, decision)).Wait(TimeSpan.FromSeconds(30));
            return World.Clock.GetUtcNow().UtcDateTime;
        });
        World.RunJobs();
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(decision == "Approve" ? RefundStatus.Succeeded : RefundStatus.Rejected));
            Assert.That(Tasks(), Is.Empty);
            Assert.That(charge.Reserved, Is.Zero);
        });
    }

    [Test]
    public async Task Approval_rejection_and_the_end_at_once_have_one_end()
    {
        for (var round = 0; round < 12; round++)
        {
            var second = World.AddUser($"second{round}@contoso.example", 2);
            var charge = await WaitingAsync();
            var refund = charge.OnlyRefund.Id;
            World.Clock.Advance(TimeSpan.FromHours(169));
            World.Call("cpay_RunDueWork", World.Dataverse.AdministratorId);
            using var start = new Barrier(4);
            var answers = await Task.WhenAll(
                At(start, () => Outcome(() => World.Decide(refund, World.Approver))),
                At(start, () => Outcome(() => World.Decide(refund, second, "Reject"))),
                At(start, () => Outcome(() => World.Call("cpay_CancelRefund", World.Agent, ("RefundId", refund)))),
                At(start, () => { World.RunJobs(); return "Jobs"; }));
            World.RunJobs();
            var end = TestCharge.StatusOf(charge.OnlyRefund);
            var taken = answers.Where(answer => answer is "Approved" or "Rejected" or "Cancelled").ToList();
            var expired = StageOf(charge) == ApprovalStage.Expired;
            var booked = await charge.BookedAsync();
            Assert.Multiple(() =>
            {
                Assert.That(taken, Has.Count.EqualTo(expired ? 0 : 1), string.Join(", ", answers));
                Assert.That(end, Is.EqualTo(expired ? RefundStatus.Cancelled : taken.FirstOrDefault() switch { "Approved" => RefundStatus.Succeeded, "Rejected" => RefundStatus.Rejected, _ => RefundStatus.Cancelled }));
                Assert.That(booked, Has.Count.EqualTo(end == RefundStatus.Succeeded ? 1 : 0));
                Assert.That(charge.Reserved, Is.Zero);
                Assert.That(Tasks().Count(task => Kind(task) == Expiry && task.GetAttributeValue<string>("subject").StartsWith(charge.OnlyRefund.GetAttributeValue<string>("cpay_name"), StringComparison.Ordinal)), Is.EqualTo(expired ? 1 : 0));
            });
        }
    }

    private static Task<string> At(Barrier start, Func<string> act) => Task.Run(() =>
    {
        start.SignalAndWait(TimeSpan.FromSeconds(30));
        return act();
    });

    private static string Outcome(Func<ParameterCollection> call)
    {
        try
        {
            return (string)call()["Outcome"];
        }
        catch (Exception fault) when (fault.Message.Contains("at the same moment", StringComparison.Ordinal))
        {
            return "Later";
        }
    }

    private async Task<TestCharge> WaitingAsync()
    {
        var charge = await World.ChargeAsync(Stripe, 300m);
        charge.Request(250m);
        World.RunJobs();
        return charge;
    }

    private IReadOnlyList<Entity> Tasks() => [.. World.Rows("task", "regardingobjectid", World.Customer).OrderBy(task => task.GetAttributeValue<DateTime>("createdon"))];

    private static int Lines(TestCharge charge) => charge.Attempts.Count(attempt => attempt.GetAttributeValue<EntityReference>("cpay_refundid")?.Id == charge.OnlyRefund.Id);

    private static string Kind(Entity task) => new[] { Reminder, Escalation, Expiry }.Single(kind => task.GetAttributeValue<string>("subject").Contains(kind, StringComparison.Ordinal));

    private static ApprovalStage StageOf(TestCharge charge) => (ApprovalStage)charge.OnlyRefund.GetAttributeValue<OptionSetValue>("cpay_approvalstage").Value;

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
