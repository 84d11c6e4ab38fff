using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery.Tasks;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>A call to the customer is logged with one click: on the task and on the timeline (C43), and counts when the money comes (C44).</summary>
internal sealed class CallingAboutATask : TaskTests
{
    [Test]
    public void Stands_on_the_task_and_on_the_customers_timeline()
    {
        var task = NewTask();
        LogCall(task.Id, World.Agent, ContactResult.NotReached);
        World.Clock.Advance(TimeSpan.FromHours(1));
        var answer = LogCall(task.Id, World.Agent, ContactResult.WillPay, "On Friday, from another account");
        var calls = World.Rows("phonecall", "regardingobjectid", World.Customer);
        var log = ((string)Task(task.Id)["cpay_contactlog"]).Split('\n');
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo("Logged"));
            Assert.That(Task(task.Id)["cpay_contacts"], Is.EqualTo(2));
            Assert.That(log, Has.Length.EqualTo(2));
            Assert.That(log[0], Does.EndWith("agent@contoso.example Test: reached, will pay. On Friday, from another account"));
            Assert.That(log[1], Does.EndWith("not reached."));
            Assert.That(Value<ContactResult>(Task(task.Id), "cpay_lastresult"), Is.EqualTo(ContactResult.WillPay));
            Assert.That(Task(task.Id)["cpay_firstcontacton"], Is.LessThan(Task(task.Id)["cpay_lastcontacton"]));
            Assert.That(calls.Select(call => call.GetAttributeValue<OptionSetValue>("statecode").Value), Is.EqualTo(new[] { 1, 1 }));
            Assert.That(calls.Select(call => call.GetAttributeValue<string>("description")), Does.Contain("On Friday, from another account"));
            Assert.That(calls.Select(call => call.GetAttributeValue<EntityReference>("ownerid").Id), Is.All.EqualTo(World.Agent));
        });
    }

    [Test]
    public void Moves_the_due_date_where_the_customer_named_a_day()
    {
        var task = NewTask();
        var friday = World.Clock.GetUtcNow().UtcDateTime.AddDays(4);
        LogCall(task.Id, World.Agent, ContactResult.WillPay, followUp: friday);
        Assert.Multiple(() =>
        {
            Assert.That(Task(task.Id)["scheduledend"], Is.EqualTo(friday));
            Assert.That(Task(task.Id)["cpay_nextcheckon"], Is.EqualTo(friday.AddHours(-4)));
        });
    }

    [Test]
    public void Credits_the_caller_when_the_money_arrives()
    {
        var subscription = Subscription();
        var task = (Guid)Report(subscription)["RecoveryTaskId"];
        World.RunJobs();
        LogCall(task, World.Agent, ContactResult.WillPay);
        World.Clock.Advance(TimeSpan.FromDays(3));
        var charge = World.Know(Gateways[1], "pi_paid", 40m, ChargeStatus.Pending);
        World.Stage(new Entity("cpay_transaction", charge.Id) { ["cpay_subscriptionid"] = new EntityReference("cpay_subscription", subscription), ["cpay_status"] = new OptionSetValue((int)ChargeStatus.Captured) });
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(Value<TaskOutcome>(Task(task), "cpay_outcome"), Is.EqualTo(TaskOutcome.MoneyArrived));
            Assert.That(Task(task).GetAttributeValue<EntityReference>("cpay_creditedto").Id, Is.EqualTo(World.Agent));
            Assert.That(Task(task).GetAttributeValue<Money>("cpay_creditedamount").Value, Is.EqualTo(40m));
            Assert.That(Task(task).Contains("cpay_doneby"), Is.False);
        });
    }

    [TestCase(ContactResult.Disputes, 192700005)]
    [TestCase(ContactResult.CannotPayNow, 192700000)]
    public void Stops_all_that_goes_by_itself_where_the_customer_denies_the_debt(ContactResult result, int caseStatus)
    {
        var recovery = World.System.Execute(new CreateRequest
        {
            Target = new Entity("cpay_recoverycase") { ["cpay_status"] = new OptionSetValue(192700000), ["cpay_nextactionon"] = World.Clock.GetUtcNow().UtcDateTime.AddDays(1) },
            ["BypassBusinessLogicExecutionStepIds"] = Clone.StepId("CrmPayments.Plugins.Access.OnlyTheModule: Create of cpay_recoverycase"),
        }).Results["id"];
        var task = NewTask();
        World.Stage(new Entity(Table, task.Id) { ["cpay_recoverycaseid"] = new EntityReference("cpay_recoverycase", (Guid)recovery) });
        LogCall(task.Id, World.Agent, result);
        Assert.That(World.Rows("cpay_recoverycase", "cpay_recoverycaseid", recovery).Single().GetAttributeValue<OptionSetValue>("cpay_status").Value, Is.EqualTo(caseStatus));
    }

    [Test]
    public void Is_not_possible_on_anothers_task_or_on_one_that_is_done()
    {
        var task = NewTask();
        var colleague = World.AddUser("colleague@contoso.example", 1);
        Assert.That(LogCall(task.Id, colleague, ContactResult.NotReached)["Outcome"], Is.EqualTo("Denied"));
        Assert.That(LogCall(task.Id, World.WithoutRole, ContactResult.NotReached)["Message"], Is.EqualTo("There is no such task, or you may not see it."));
        UpdateAs(World.Agent, new Entity(Table, task.Id) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        var late = LogCall(task.Id, World.Agent, ContactResult.NotReached);
        Assert.Multiple(() =>
        {
            Assert.That(late["Outcome"], Is.EqualTo("Denied"));
            Assert.That(late["Message"], Does.Contain("done already"));
            Assert.That(World.Rows("phonecall", "regardingobjectid", World.Customer), Is.Empty);
        });
    }

    [TestCase(-1)]
    [TestCase(91 * 24)]
    public void Names_a_day_in_the_next_three_months(int hours) =>
        Assert.That(LogCall(NewTask().Id, World.Agent, ContactResult.WillPay, followUp: World.Clock.GetUtcNow().UtcDateTime.AddHours(hours))["Outcome"], Is.EqualTo("Denied"));

    [Test]
    public void Loses_none_when_two_are_logged_at_once()
    {
        var task = NewTask();
        var failed = 0;
        Parallel.For(0, 6, _ =>
        {
            try { LogCall(task.Id, World.Agent, ContactResult.MessageLeft); }
            catch (System.ServiceModel.FaultException fault) when (fault.Message.Contains("same moment", StringComparison.Ordinal)) { Interlocked.Increment(ref failed); }
        });
        Assert.Multiple(() =>
        {
            Assert.That(Task(task.Id)["cpay_contacts"], Is.EqualTo(6 - failed));
            Assert.That(World.Rows("phonecall", "regardingobjectid", World.Customer), Has.Count.EqualTo(6 - failed));
        });
    }
}
