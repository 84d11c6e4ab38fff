using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>Tasks are assigned one or many at once, by those who may, to those who have access (C41).</summary>
internal sealed class AssigningTasks : TaskTests
{
    [Test]
    public void Gives_many_at_once()
    {
        var lead = Lead();
        var colleague = World.AddUser("colleague@contoso.example", 1);
        var tasks = Enumerable.Range(1, 3).Select(_ => NewTask().Id).ToArray();
        var answer = Assign(lead, tasks, colleague);
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo("Assigned"));
            Assert.That(answer["Assigned"], Is.EqualTo(3));
            Assert.That(answer["Message"], Is.EqualTo("3 tasks are colleague@contoso.example Test’s now."));
            Assert.That(tasks.Select(Owner), Is.All.EqualTo(colleague));
        });
    }

    [Test]
    public void Gives_to_nobody_without_access()
    {
        var gone = World.AddUser("gone@contoso.example", 1);
        World.System.Update(new Entity("systemuser", gone) { ["isdisabled"] = true });
        var task = NewTask().Id;
        Assert.Multiple(() =>
        {
            foreach (var person in new[] { World.WithoutRole, gone, Guid.NewGuid() }) Assert.That(Assign(Lead(), [task], person)["Outcome"], Is.EqualTo("Denied"));
            Assert.That(Assign(Lead(), [task], Team("Without a role", null), true)["Outcome"], Is.EqualTo("Denied"));
            Assert.That(Owner(task), Is.EqualTo(World.Agent));
        });
    }

    [Test]
    public void Gives_to_a_team_with_access_whose_members_take_from_it()
    {
        var task = NewTask().Id;
        var team = Team("Recovery");
        Assign(World.Agent, [task], team, true);
        Assert.That(Owner(task), Is.EqualTo(team));
        var colleague = World.AddUser("colleague@contoso.example", 1);
        Assert.That(Assign(colleague, [task], null)["Assigned"], Is.EqualTo(1));
        Assert.That(Owner(task), Is.EqualTo(colleague));
    }

    [Test]
    public void Lets_people_hand_over_their_own_and_not_anothers()
    {
        Guid colleague = World.AddUser("colleague@contoso.example", 1), third = World.AddUser("third@contoso.example", 1);
        var own = NewTask().Id;
        Assert.That(Assign(World.Agent, [own], colleague)["Assigned"], Is.EqualTo(1));
        var refused = Assign(World.Agent, [own], third);
        Assert.Multiple(() =>
        {
            Assert.That(refused["Outcome"], Is.EqualTo("Denied"));
            Assert.That(Assign(third, [own], null)["Outcome"], Is.EqualTo("Denied"), "nobody takes what a person has");
            Assert.That(Owner(own), Is.EqualTo(colleague));
        });
    }

    [Test]
    public void Says_how_many_it_gave_where_some_are_done_already()
    {
        Guid open = NewTask().Id, done = NewTask().Id;
        UpdateAs(World.Agent, new Entity(Table, done) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        var answer = Assign(Lead(), [open, done], World.Approver);
        Assert.That(answer["Message"], Does.StartWith("1 of 2 tasks"));
    }

    [Test]
    public void Shows_in_the_queue_who_works_on_it()
    {
        var queue = World.System.Create(new Entity("queue") { ["name"] = "Recovery" });
        Routing(1, ("cpay_queueid", new EntityReference("queue", queue)));
        var task = NewTask().Id;
        Assign(Lead(), [task], World.Approver);
        Assert.That(World.Rows("queueitem", "objectid", task).Single().GetAttributeValue<EntityReference>("workerid").Id, Is.EqualTo(World.Approver));
    }

    [Test]
    public void Takes_ids_of_tasks_and_nothing_else() =>
        Assert.Multiple(() =>
        {
            Assert.That(() => Call(World.Agent, ["not an id"], World.Agent, false), Throws.Exception);
            Assert.That(() => Call(World.Agent, [], World.Agent, false), Throws.Exception);
            Assert.That(Assign(World.Agent, [Guid.NewGuid()], null)["Outcome"], Is.EqualTo("Denied"));
        });

    private Guid Lead() => World.AddUser($"lead{Guid.NewGuid():N}@contoso.example", 3);

    private Guid Owner(Guid task) => Task(task).GetAttributeValue<EntityReference>("ownerid").Id;

    private ParameterCollection Assign(Guid user, Guid[] tasks, Guid? assignee, bool isTeam = false) => Call(user, [.. tasks.Select(id => id.ToString())], assignee, isTeam);

    private ParameterCollection Call(Guid user, string[] ids, Guid? assignee, bool isTeam) =>
        World.Call("cpay_AssignRecoveryTasks", user, ("RecoveryTaskIds", ids), ("AssigneeId", assignee), ("AssigneeIsTeam", isTeam));
}
