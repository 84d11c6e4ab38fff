using CrmPayments.Core.Recovery;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>Pause, promise, resume, close: people hold a case, and it goes on by itself when its time has come.</summary>
internal sealed class HoldingACase : RecoveryTests
{
    [Test]
    public void Nothing_happens_while_it_is_paused_and_it_goes_on_by_itself()
    {
        Fail();
        var answer = Ask("Pause", World.Agent, ("Until", Now.AddDays(5)));
        Live(TimeSpan.FromDays(4));
        var during = TheCase;
        Live(TimeSpan.FromDays(2));
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo("Accepted"), (string)answer["Message"]);
            Assert.That((StatusOf(during), during.GetAttributeValue<int>("cpay_stepsdone")), Is.EqualTo((CaseStatus.Paused, 0)));
            Assert.That(StatusOf(TheCase), Is.Not.EqualTo(CaseStatus.Paused));
            Assert.That(TheCase.GetAttributeValue<int>("cpay_stepsdone"), Is.Positive);
        });
    }

    [Test]
    public void Without_a_date_it_rests_until_somebody_resumes_it()
    {
        Fail();
        Ask("Pause", World.Agent);
        Live(TimeSpan.FromDays(20), TimeSpan.FromHours(6));
        Assert.That(StatusOf(TheCase), Is.EqualTo(CaseStatus.Paused));
        Assert.That(Ask("Resume", World.Agent)["Outcome"], Is.EqualTo("Accepted"));
        World.Pass(TimeSpan.FromMinutes(1));
        Assert.That(StatusOf(TheCase), Is.Not.EqualTo(CaseStatus.Paused));
    }

    [Test]
    public void A_promise_is_waited_for_and_a_day_more()
    {
        Fail();
        Assert.That(Ask("Promise", World.Agent, ("PayOn", Now.AddDays(3)))["Outcome"], Is.EqualTo("Accepted"));
        Live(TimeSpan.FromDays(3.5));
        Assert.That((StatusOf(TheCase), TheCase.GetAttributeValue<int>("cpay_stepsdone")), Is.EqualTo((CaseStatus.Promised, 0)));
        Live(TimeSpan.FromDays(1));
        Assert.That(StatusOf(TheCase), Is.Not.EqualTo(CaseStatus.Promised));
    }

    [Test]
    public void A_second_promise_is_an_approvers_to_enter()
    {
        Fail();
        Ask("Promise", World.Agent, ("PayOn", Now.AddDays(3)));
        Live(TimeSpan.FromDays(5));
        var agent = Ask("Promise", World.Agent, ("PayOn", Now.AddDays(3)));
        var approver = Ask("Promise", World.Approver, ("PayOn", Now.AddDays(3)));
        Assert.Multiple(() =>
        {
            Assert.That((agent["Outcome"], (string)agent["Message"]), Is.EqualTo(("Denied", "The customer has promised to pay once already. A further promise is entered by an approver.")));
            Assert.That(approver["Outcome"], Is.EqualTo("Accepted"));
            Assert.That(TheCase.GetAttributeValue<int>("cpay_promises"), Is.EqualTo(2));
        });
    }

    [Test]
    public void Giving_it_up_needs_a_reason_and_stops_everything()
    {
        Fail();
        var silent = Ask("Close", World.Agent);
        var said = Ask("Close", World.Agent, ("Comment", "The customer moved abroad."));
        Live(TimeSpan.FromDays(10), TimeSpan.FromHours(6));
        Assert.Multiple(() =>
        {
            Assert.That((silent["Outcome"], said["Outcome"]), Is.EqualTo(((object)"Denied", (object)"Accepted")));
            Assert.That(StatusOf(TheCase), Is.EqualTo(CaseStatus.ClosedByAPerson));
            Assert.That(TheCase.GetAttributeValue<string>("cpay_comment"), Is.EqualTo("The customer moved abroad."));
            Assert.That(TheCase.GetAttributeValue<int>("cpay_stepsdone"), Is.Zero);
        });
    }

    [Test]
    public void Money_that_comes_after_it_was_given_up_is_recovered_all_the_same()
    {
        var debt = Fail();
        Ask("Close", World.Agent, ("Comment", "Gave up."));
        World.Stage(new Entity("cpay_transaction", debt) { ["cpay_status"] = new OptionSetValue(192700002) });
        World.RunJobs();
        Assert.That(StatusOf(TheCase), Is.EqualTo(CaseStatus.Recovered));
    }

    [TestCase("Pause")]
    [TestCase("Resume")]
    [TestCase("Close")]
    [TestCase("Promise")]
    public void Is_refused_to_who_may_not(string what)
    {
        Fail();
        var answer = Ask(what, World.WithoutRole, ("PayOn", Now.AddDays(3)), ("Comment", "x"));
        Assert.That((answer["Outcome"], (string)answer["Message"]), Is.EqualTo(("Denied", "There is no such recovery case, or you may not see it.")));
    }

    [TestCase("Pause", -1)]
    [TestCase("Pause", 400)]
    [TestCase("Promise", -1)]
    [TestCase("Promise", 90)]
    public void Is_refused_for_a_date_that_makes_no_sense(string what, int days)
    {
        Fail();
        Assert.That(Ask(what, World.Agent, (what == "Pause" ? "Until" : "PayOn", Now.AddDays(days)))["Outcome"], Is.EqualTo("Denied"));
    }

    private ParameterCollection Ask(string what, Guid user, params (string Name, object? Value)[] more) => World.Call(
        what switch { "Promise" => "cpay_PromisePayment", _ => $"cpay_{what}Recovery" }, user,
        [("RecoveryCaseId", TheCase.Id), .. more.Where(one => one.Name != "PayOn" || what == "Promise")]);
}
