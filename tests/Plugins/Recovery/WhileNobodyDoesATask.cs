using CrmPayments.Core.Recovery.Tasks;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>A task is due, then reminded of, then others have it; each once, and never after it is done (C42).</summary>
internal sealed class WhileNobodyDoesATask : TaskTests
{
    [Test]
    public void Its_owner_is_written_to_before_it_is_due_and_others_get_it_a_day_after()
    {
        var manager = World.AddUser("manager@contoso.example", 2);
        World.System.Update(new Entity("systemuser", World.Agent) { ["parentsystemuserid"] = new EntityReference("systemuser", manager) });
        var task = NewTask();
        var stages = new List<TaskStage?>();
        foreach (var hours in new[] { 19, 2, 26, 2, 48 })
        {
            World.Pass(TimeSpan.FromHours(hours));
            stages.Add(Value<TaskStage>(Task(task.Id), "cpay_stage"));
        }

        Assert.Multiple(() =>
        {
            Assert.That(stages, Is.EqualTo(new TaskStage?[] { TaskStage.Waiting, TaskStage.Reminded, TaskStage.Reminded, TaskStage.Escalated, TaskStage.Escalated }));
            Assert.That(Mails().Select(mail => (mail.To.Single(), mail.Subject.Split(',')[0])), Is.EqualTo(new[] { ("agent@contoso.example", "Reminder"), ("manager@contoso.example", "Overdue") }));
            Assert.That(Task(task.Id).GetAttributeValue<EntityReference>("ownerid").Id, Is.EqualTo(manager));
            Assert.That(Task(task.Id).Contains("cpay_nextcheckon"), Is.False);
        });
    }

    [Test]
    public void The_rules_team_gets_it_and_the_mail_says_what_to_do_in_the_readers_language()
    {
        World.System.Update(new Entity("usersettings", World.Agent) { ["uilanguageid"] = 3082 });
        var team = Team("Team leads", 2);
        Routing(1, ("cpay_escalationteamid", new EntityReference("team", team)), ("cpay_dueafterhours", 10), ("cpay_remindbeforehours", 2), ("cpay_escalateafterhours", 1));
        var task = NewTask();
        World.Pass(TimeSpan.FromHours(9));
        Assert.That(Mails().Single().Subject, Does.StartWith("Recordatorio, RT-"));
        Assert.That(Mails().Single().Body, Does.Contain("Olivia Bennett").And.Contain("vence el"));
        World.Pass(TimeSpan.FromHours(3));
        Assert.That(Task(task.Id).GetAttributeValue<EntityReference>("ownerid").Id, Is.EqualTo(team));
    }

    [Test]
    public void A_team_that_may_not_see_it_does_not_get_it_and_the_clock_goes_on()
    {
        Routing(1, ("cpay_escalationteamid", new EntityReference("team", Team("Without a role", null))));
        var task = NewTask();
        World.Pass(TimeSpan.FromHours(21));
        World.Pass(TimeSpan.FromHours(30));
        Assert.Multiple(() =>
        {
            Assert.That(Value<TaskStage>(Task(task.Id), "cpay_stage"), Is.EqualTo(TaskStage.Escalated));
            Assert.That(Task(task.Id).GetAttributeValue<EntityReference>("ownerid").Id, Is.EqualTo(World.Agent));
        });
    }

    [Test]
    public void One_step_is_taken_where_the_clock_stood_for_weeks()
    {
        var task = NewTask();
        World.Pass(TimeSpan.FromDays(30));
        World.Pass(TimeSpan.FromDays(1));
        Assert.Multiple(() =>
        {
            Assert.That(Value<TaskStage>(Task(task.Id), "cpay_stage"), Is.EqualTo(TaskStage.Escalated));
            Assert.That(Mails(), Is.Empty, "the agent has no manager");
        });
    }

    [Test]
    public void Nobody_is_reminded_of_what_is_done()
    {
        var task = NewTask();
        UpdateAs(World.Agent, new Entity(Table, task.Id) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        World.Pass(TimeSpan.FromDays(3));
        Assert.That(Mails(), Is.Empty);
    }

    [Test]
    public void Nobody_is_reminded_who_set_a_later_date()
    {
        var task = NewTask();
        UpdateAs(World.Agent, new Entity(Table, task.Id) { ["scheduledend"] = World.Clock.GetUtcNow().UtcDateTime.AddDays(5) });
        World.Pass(TimeSpan.FromDays(4));
        Assert.That(Mails(), Is.Empty);
        World.Pass(TimeSpan.FromHours(21));
        Assert.That(Mails(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Without_a_queue_to_write_from_the_lists_show_it_all_the_same([Values("", "nobody@contoso.example")] string address)
    {
        World.Set("cpay_MessageQueue", address);
        var task = NewTask();
        World.Pass(TimeSpan.FromHours(21));
        Assert.That(Value<TaskStage>(Task(task.Id), "cpay_stage"), Is.EqualTo(TaskStage.Reminded));
    }

    private IReadOnlyList<Emulator.Dataverse.Mail.SentEmail> Mails()
    {
        World.RunJobs();
        return World.Dataverse.Outbox.List();
    }
}
