using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>Accounting finds in its queue what waits for a decision, and nothing else (C24).</summary>
internal sealed class TheApprovalQueue : PluginTests
{
    private Guid _queue;

    [SetUp]
    public void NameQueue()
    {
        _queue = World.System.Create(new Entity("queue") { ["name"] = "Refunds to approve" });
        SetPolicy("cpay_approvalqueueid", new EntityReference("queue", _queue));
    }

    [Test]
    public async Task Holds_a_refund_from_the_request_to_the_decision([Values("Approve", "Reject", "Cancel")] string end)
    {
        var charge = await WaitingAsync();
        Assert.That(Items(charge), Has.Count.EqualTo(1));
        if (end == "Cancel") World.Call("cpay_CancelRefund", World.Agent, ("RefundId", charge.OnlyRefund.Id));
        else World.Decide(charge.OnlyRefund.Id, World.Approver, end);
        World.RunJobs();
        Assert.That(Items(charge), Is.Empty);
    }

    [Test]
    public async Task Lets_a_refund_go_that_nobody_decided_about()
    {
        var charge = await WaitingAsync();
        World.Pass(TimeSpan.FromDays(8));
        Assert.Multiple(() =>
        {
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Cancelled));
            Assert.That(Items(charge), Is.Empty);
        });
    }

    [Test]
    public async Task Shows_who_works_on_it_also_after_the_reminder_which_lies_beside_it()
    {
        var charge = await WaitingAsync();
        World.System.Execute(new OrganizationRequest("PickFromQueue") { ["QueueItemId"] = Items(charge).Single().Id, ["WorkerId"] = World.Approver, ["RemoveQueueItem"] = false });
        World.Pass(TimeSpan.FromHours(25));
        Assert.Multiple(() =>
        {
            Assert.That(Items(charge).Single().GetAttributeValue<EntityReference>("workerid")?.Id, Is.EqualTo(World.Approver));
            Assert.That(World.Rows("queueitem", "queueid", _queue).Select(item => item.GetAttributeValue<EntityReference>("objectid").LogicalName), Is.EquivalentTo(new[] { "cpay_refund", "task" }));
        });
    }

    [Test]
    public async Task Holds_nothing_that_was_decided_before_its_job_ran()
    {
        var charge = await World.ChargeAsync(Gateways[1], 300m);
        charge.Request(250m);
        World.Decide(charge.OnlyRefund.Id, World.Approver, "Reject");
        World.RunJobs();
        Assert.That(Items(charge), Is.Empty);
    }

    [Test]
    public async Task Is_not_needed()
    {
        SetPolicy("cpay_approvalqueueid", null);
        var charge = await WaitingAsync();
        Assert.That(Items(charge), Is.Empty);
    }

    [Test]
    public async Task And_the_hours_and_the_escalation_team_are_the_policys()
    {
        var team = World.System.Create(new Entity("team") { ["name"] = "Accounting", ["businessunitid"] = new EntityReference("businessunit", World.Dataverse.RootBusinessUnitId) });
        World.System.Associate("team", team, new Relationship("teamroles_association"), [new EntityReference("role", new Guid("7c0a1f10-0001-4c70-a000-000000000002"))]);
        SetPolicy("cpay_escalationteamid", new EntityReference("team", team));
        SetPolicy("cpay_remindafterhours", 2);
        SetPolicy("cpay_escalateafterhours", 4);
        SetPolicy("cpay_expireafterhours", 6);
        var charge = await WaitingAsync();
        World.Pass(TimeSpan.FromHours(5));
        var task = World.Rows("task", "regardingobjectid", World.Customer).Single();
        Assert.Multiple(() =>
        {
            Assert.That(task.GetAttributeValue<EntityReference>("ownerid").Id, Is.EqualTo(team));
            Assert.That(charge.Reserved, Is.EqualTo(250m));
        });
        World.Pass(TimeSpan.FromHours(2));
        Assert.That(charge.Reserved, Is.Zero);
    }

    private async Task<TestCharge> WaitingAsync()
    {
        var charge = await World.ChargeAsync(Gateways[1], 300m);
        charge.Request(250m);
        World.RunJobs();
        return charge;
    }

    private IReadOnlyList<Entity> Items(TestCharge charge) => World.Rows("queueitem", "objectid", charge.OnlyRefund.Id);

    /// <summary>Of the agent's policy, which demands the approval.</summary>
    private void SetPolicy(string column, object? value)
    {
        foreach (var policy in World.Rows("cpay_refundpolicy", "cpay_roleid", new Guid("7c0a1f10-0001-4c70-a000-000000000001")))
            World.System.Update(new Entity("cpay_refundpolicy", policy.Id) { [column] = value });
    }
}
