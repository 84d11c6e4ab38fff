using CrmPayments.Core.Recovery.Tasks;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>Each kind of recovery task has running numbers of its own (C41).</summary>
internal sealed class NumbersOfTasks : PluginTests
{
    [Test]
    public void Run_from_one_within_their_kind()
    {
        var tasks = new[] { TaskKind.AllAttemptsFailed, TaskKind.SetupFailed, TaskKind.AllAttemptsFailed }.Select(Create).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(tasks.Select(task => task["cpay_kindnumber"]), Is.EqualTo(new[] { 1, 1, 2 }));
            Assert.That(tasks.Select(task => task["cpay_number"]), Is.Unique.And.All.StartsWith("RT-"));
            Assert.That(tasks[2]["subject"], Is.EqualTo("Subject 2"));
        });
    }

    [Test]
    public void Are_given_once_each_when_many_come_at_the_same_moment()
    {
        Parallel.For(0, 12, _ => Create(TaskKind.OneChargeFailed));
        var numbers = World.Rows("cpay_recoverytask", "cpay_kind", (int)TaskKind.OneChargeFailed).Select(task => task.GetAttributeValue<int>("cpay_kindnumber"));
        Assert.That(numbers, Is.EquivalentTo(Enumerable.Range(1, 12)));
    }

    [Test]
    public void Leave_no_gap_where_a_task_is_rolled_back()
    {
        Create(TaskKind.DataProblem, "one");
        Assert.That(() => Create(TaskKind.DataProblem, "one"), Throws.Exception, "the alternate key: one open task about a thing");
        Assert.That(Create(TaskKind.DataProblem, "two")["cpay_kindnumber"], Is.EqualTo(2));
    }

    [Test]
    public void Are_new_when_the_kind_changes()
    {
        Create(TaskKind.AllAttemptsFailed);
        var task = Create(TaskKind.OneChargeFailed);
        World.Stage(new Entity("cpay_recoverytask", task.Id) { ["cpay_kind"] = new OptionSetValue((int)TaskKind.AllAttemptsFailed) });
        Assert.That(World.Rows("cpay_recoverytask", "activityid", task.Id).Single()["cpay_kindnumber"], Is.EqualTo(2));
    }

    private Entity Create(TaskKind kind) => Create(kind, null);

    private Entity Create(TaskKind kind, string? key)
    {
        var row = new Entity("cpay_recoverytask") { ["cpay_kind"] = new OptionSetValue((int)kind), ["subject"] = "Subject [#]", ["cpay_openkey"] = key };
        var created = World.System.Execute(new CreateRequest { Target = row, ["BypassBusinessLogicExecutionStepIds"] = Clone.StepId("CrmPayments.Plugins.Access.OnlyTheModule: Create of cpay_recoverytask") });
        return World.Rows("cpay_recoverytask", "activityid", ((CreateResponse)created).id).Single();
    }
}
