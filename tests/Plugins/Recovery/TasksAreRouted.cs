using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery.Tasks;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>Who gets a task and until when, as administrators say (C42).</summary>
internal sealed class TasksAreRouted : TaskTests
{
    [Test]
    public void To_the_customers_owner_where_no_rule_fits()
    {
        Routing(1, ("cpay_kinds", Options(TaskKind.OutcomeUnknown)), ("cpay_teamid", new EntityReference("team", Team("Others"))));
        var task = NewTask();
        Assert.Multiple(() =>
        {
            Assert.That(Owner(task), Is.EqualTo(World.Agent));
            Assert.That(task.Contains("cpay_routingid"), Is.False);
            Assert.That(Items(task), Is.Empty);
        });
    }

    [Test]
    public void By_kind_amount_and_language_at_once()
    {
        var team = Team("Spanish, high amounts");
        var rule = Routing(10, ("cpay_kinds", Options(TaskKind.SetupFailed)), ("cpay_languages", Options(CustomerLanguage.Spanish)), ("cpay_minimumamount", 100m), ("cpay_teamid", new EntityReference("team", team)));
        Assert.That(Owner(NewTask(500m)), Is.EqualTo(World.Agent), "the customer speaks no language that is known");
        World.System.Update(new Entity("contact", World.Customer) { ["cpay_language"] = new OptionSetValue((int)CustomerLanguage.Spanish) });
        Assert.That(Owner(NewTask(99m)), Is.EqualTo(World.Agent));
        var task = NewTask(500m);
        Assert.Multiple(() =>
        {
            Assert.That(Owner(task), Is.EqualTo(team));
            Assert.That(task.GetAttributeValue<EntityReference>("cpay_routingid").Id, Is.EqualTo(rule));
        });
    }

    [Test]
    public void By_the_amount_in_the_base_currency()
    {
        var team = Team("High amounts");
        World.System.Update(new Entity("transactioncurrency", Currency.Id) { ["exchangerate"] = 4m });
        Routing(10, ("cpay_minimumamount", 100m), ("cpay_teamid", new EntityReference("team", team)));
        Assert.That(new[] { 399m, 400m }.Select(amount => Owner(NewTask(amount)) == team), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public void By_the_rule_of_the_lowest_number_that_is_active()
    {
        Guid first = Team("First"), second = Team("Second");
        var rule = Routing(1, ("cpay_teamid", new EntityReference("team", first)));
        Routing(2, ("cpay_teamid", new EntityReference("team", second)));
        Assert.That(Owner(NewTask()), Is.EqualTo(first));
        World.System.Update(new Entity("cpay_taskrouting", rule) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        Assert.That(Owner(NewTask()), Is.EqualTo(second));
    }

    [Test]
    public void Into_a_queue_and_out_of_it_when_they_are_done()
    {
        var queue = World.System.Create(new Entity("queue") { ["name"] = "Bank accounts" });
        Routing(1, ("cpay_queueid", new EntityReference("queue", queue)));
        var task = NewTask();
        Assert.That(Items(task).Single().GetAttributeValue<EntityReference>("queueid").Id, Is.EqualTo(queue));
        UpdateAs(World.Agent, new Entity(Table, task.Id) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        World.RunJobs();
        Assert.That(Items(task), Is.Empty);
    }

    [Test]
    public void To_a_person_but_to_nobody_who_has_left()
    {
        var team = Team("Everybody");
        var person = World.AddUser("specialist@contoso.example", 1);
        Routing(1, ("cpay_userid", new EntityReference("systemuser", person)), ("cpay_teamid", new EntityReference("team", team)));
        Assert.That(Owner(NewTask()), Is.EqualTo(person));
        World.System.Update(new Entity("systemuser", person) { ["isdisabled"] = true });
        Assert.That(Owner(NewTask()), Is.EqualTo(team));
    }

    [Test]
    public void With_the_dates_of_the_rule()
    {
        Routing(1, ("cpay_dueafterhours", 72), ("cpay_remindbeforehours", 24), ("cpay_escalateafterhours", 12));
        var task = NewTask();
        var created = World.Clock.GetUtcNow().UtcDateTime;
        Assert.That(new[] { "scheduledend", "cpay_remindon", "cpay_escalateon", "cpay_nextcheckon" }.Select(column => (task.GetAttributeValue<DateTime>(column) - created).TotalHours), Is.EqualTo(new[] { 72d, 48d, 84d, 48d }));
    }

    private static Guid Owner(Entity task) => task.GetAttributeValue<EntityReference>("ownerid").Id;

    private IReadOnlyList<Entity> Items(Entity task) => World.Rows("queueitem", "objectid", task.Id);
}
