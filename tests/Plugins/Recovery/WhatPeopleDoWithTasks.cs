using CrmPayments.Core.Recovery.Tasks;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>What people may change on a task, and what follows; all else is the module's.</summary>
internal sealed class WhatPeopleDoWithTasks : TaskTests
{
    [Test]
    public void Marks_it_done_in_their_name()
    {
        var task = NewTask();
        UpdateAs(World.Agent, new Entity(Table, task.Id) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2), ["cpay_outcome"] = new OptionSetValue((int)TaskOutcome.DoesNotPay) });
        World.RunJobs();
        var done = Task(task.Id);
        Assert.Multiple(() =>
        {
            Assert.That(done["cpay_doneon"], Is.EqualTo(World.Clock.GetUtcNow().UtcDateTime));
            Assert.That(done.GetAttributeValue<EntityReference>("cpay_doneby").Id, Is.EqualTo(World.Agent));
            Assert.That(Value<TaskOutcome>(done, "cpay_outcome"), Is.EqualTo(TaskOutcome.DoesNotPay));
            Assert.That(done.Contains("cpay_openkey") || done.Contains("cpay_nextcheckon"), Is.False);
        });
    }

    [Test]
    public void Makes_room_for_another_about_the_same()
    {
        var subscription = Subscription();
        var first = (Guid)Report(subscription)["RecoveryTaskId"];
        UpdateAs(World.Agent, new Entity(Table, first) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        Assert.That(Report(subscription)["Outcome"], Is.EqualTo("Recorded"));
        Assert.That(() => UpdateAs(World.Agent, new Entity(Table, first) { ["statecode"] = new OptionSetValue(0), ["statuscode"] = new OptionSetValue(1) }), Throws.Exception, "another one is open");
    }

    [Test]
    public void Opens_it_again_where_no_other_is_open()
    {
        var task = NewTask();
        UpdateAs(World.Agent, new Entity(Table, task.Id) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        UpdateAs(World.Agent, new Entity(Table, task.Id) { ["statecode"] = new OptionSetValue(0), ["statuscode"] = new OptionSetValue(1) });
        Assert.Multiple(() =>
        {
            Assert.That(Task(task.Id)["cpay_openkey"], Is.EqualTo(task["cpay_openkey"]));
            Assert.That(Task(task.Id).Contains("cpay_doneby"), Is.False);
        });
    }

    [TestCase("cpay_amount")]
    [TestCase("cpay_creditedamount")]
    public void Never_writes_amounts(string column) =>
        Assert.That(() => UpdateAs(World.Agent, new Entity(Table, NewTask().Id) { [column] = new Money(1000m) }), Throws.Exception.With.Message.Contains("Only the payments module"));

    [TestCase("cpay_suggestion")]
    [TestCase("cpay_contactlog")]
    [TestCase("cpay_openkey")]
    public void Never_writes_what_the_module_writes(string column) =>
        Assert.That(() => UpdateAs(World.Dataverse.AdministratorId, new Entity(Table, NewTask().Id) { [column] = "Mine" }), Throws.Exception.With.Message.Contains("Only the payments module"));

    [Test]
    public void Never_makes_or_deletes_one()
    {
        var task = NewTask();
        Assert.Multiple(() =>
        {
            Assert.That(() => World.Dataverse.As(World.Agent).Create(new Entity(Table) { ["subject"] = "Mine" }), Throws.Exception.With.Message.Contains("Only the payments module"));
            Assert.That(() => World.System.Delete(Table, task.Id), Throws.Exception.With.Message.Contains("Only the payments module"));
        });
    }

    [Test]
    public void Corrects_description_income_type_and_due_date() =>
        Assert.That(() => UpdateAs(World.Agent, new Entity(Table, NewTask().Id) { ["description"] = "Called twice", ["cpay_incometype"] = "Gifts", ["scheduledend"] = World.Clock.GetUtcNow().UtcDateTime.AddDays(1) }), Throws.Nothing);
}
