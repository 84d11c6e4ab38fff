using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery.Tasks;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>A task that money had closed is open again when the money goes back (C44).</summary>
internal sealed class MoneyThatGoesBack : TaskTests
{
    [TestCase(ChargeStatus.Failed)]
    [TestCase(ChargeStatus.Voided)]
    public void Opens_the_task_again_for_who_had_it(ChargeStatus end)
    {
        var (task, charge) = Paid();
        World.Clock.Advance(TimeSpan.FromDays(3));
        World.Stage(new Entity("cpay_transaction", charge) { ["cpay_status"] = new OptionSetValue((int)end) });
        World.RunJobs();
        var open = Task(task);
        Assert.Multiple(() =>
        {
            Assert.That(open.GetAttributeValue<OptionSetValue>("statecode").Value, Is.Zero);
            Assert.That(open["cpay_reopened"], Is.EqualTo(1));
            Assert.That(open["description"], Does.StartWith("The money that had come was taken back"));
            Assert.That(open.GetAttributeValue<EntityReference>("ownerid").Id, Is.EqualTo(World.Agent));
            Assert.That(open["scheduledend"], Is.EqualTo(World.Clock.GetUtcNow().UtcDateTime.AddHours(24)));
            Assert.That(open.Contains("cpay_nextcheckon"), Is.True, "it is reminded of again");
        });
    }

    [Test]
    public void Takes_back_what_was_credited()
    {
        var (task, charge) = Paid();
        Assert.That(Task(task).GetAttributeValue<Money>("cpay_creditedamount").Value, Is.EqualTo(40m));
        World.Stage(new Entity("cpay_transaction", charge) { ["cpay_disputed"] = true });
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(Task(task).GetAttributeValue<Money>("cpay_creditedamount").Value, Is.Zero);
            Assert.That(new[] { "cpay_outcome", "cpay_creditedto", "cpay_paidbyid", "cpay_doneon", "cpay_road" }.Where(Task(task).Contains), Is.Empty);
            Assert.That(Task(task)["description"], Does.StartWith("The customer disputes"));
        });
    }

    [Test]
    public void Opens_no_second_task_beside_a_new_one()
    {
        var (task, charge) = Paid();
        Report(Task(task).GetAttributeValue<EntityReference>("cpay_subscriptionid").Id);
        World.Stage(new Entity("cpay_transaction", charge) { ["cpay_status"] = new OptionSetValue((int)ChargeStatus.Failed) });
        World.RunJobs();
        Assert.That(Tasks.Count(one => one.GetAttributeValue<OptionSetValue>("statecode").Value == 0), Is.EqualTo(1));
    }

    [Test]
    public void Can_come_and_go_several_times()
    {
        var (task, charge) = Paid();
        World.Stage(new Entity("cpay_transaction", charge) { ["cpay_status"] = new OptionSetValue((int)ChargeStatus.Failed) });
        World.RunJobs();
        var again = Pay(Task(task).GetAttributeValue<EntityReference>("cpay_subscriptionid").Id);
        Assert.Multiple(() =>
        {
            Assert.That(Value<TaskOutcome>(Task(task), "cpay_outcome"), Is.EqualTo(TaskOutcome.MoneyArrived));
            Assert.That(Task(task).GetAttributeValue<EntityReference>("cpay_paidbyid").Id, Is.EqualTo(again));
        });
    }

    [Test]
    public void Does_not_open_what_a_person_has_done()
    {
        var task = NewTask();
        UpdateAs(World.Agent, new Entity(Table, task.Id) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        var charge = Pay(task.GetAttributeValue<EntityReference>("cpay_subscriptionid").Id);
        World.Stage(new Entity("cpay_transaction", charge) { ["cpay_status"] = new OptionSetValue((int)ChargeStatus.Failed) });
        World.RunJobs();
        Assert.That(Task(task.Id).GetAttributeValue<OptionSetValue>("statecode").Value, Is.EqualTo(1));
    }

    /// <summary>A task that a charge has closed.</summary>
    private (Guid Task, Guid Charge) Paid()
    {
        var subscription = Subscription();
        var task = (Guid)Report(subscription)["RecoveryTaskId"];
        World.RunJobs();
        LogCall(task, World.Agent, ContactResult.WillPay);
        return (task, Pay(subscription));
    }

    private Guid Pay(Guid subscription)
    {
        var charge = World.Know(Gateways[1], $"pi_{Guid.NewGuid():N}", 40m, ChargeStatus.Pending);
        World.Stage(new Entity("cpay_transaction", charge.Id) { ["cpay_subscriptionid"] = new EntityReference("cpay_subscription", subscription), ["cpay_status"] = new OptionSetValue((int)ChargeStatus.Captured) });
        World.RunJobs();
        return charge.Id;
    }
}
