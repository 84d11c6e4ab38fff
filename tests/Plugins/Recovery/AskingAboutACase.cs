using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>cpay_GetRecoveryOptions: what failed, what it means, what will happen and when, in words.</summary>
internal sealed class AskingAboutACase : RecoveryTests
{
    [Test]
    public void Tells_what_failed_and_what_happens_when()
    {
        var debt = Fail();
        World.Pass(TimeSpan.FromMinutes(1));
        var answer = Ask(World.Agent, debt);
        var plan = JArray.Parse((string)answer["Plan"]);
        Assert.Multiple(() =>
        {
            Assert.That((answer["Outcome"], answer["CaseId"]), Is.EqualTo(((object)"Open", (object)TheCase.Id)));
            Assert.That((answer["Verdict"], answer["Reason"]), Is.EqualTo(((object)"Likely", (object)"InsufficientFunds")));
            Assert.That((decimal)answer["Score"], Is.InRange(0.01m, 0.95m));
            Assert.That((string[])answer["ScoreReasons"], Has.Length.InRange(1, 3));
            Assert.That((string)answer["Meaning"], Does.Contain("Likely, with time."));
            Assert.That((string)answer["NextAction"], Does.Contain("Nov"));
            Assert.That(answer["NextRetryOn"], Is.GreaterThan(Now));
            Assert.That((int)answer["RetriesLeft"], Is.InRange(2, 6));
            Assert.That((string[])answer["Actions"], Is.SupersetOf(new[] { "Retry", "SendLink", "Offer", "PromisePayment", "Pause", "Close" }));
            Assert.That(plan.Select(step => (string?)step["status"]), Has.Some.EqualTo("Done").And.Some.EqualTo("Planned"));
            Assert.That(plan.Select(step => (string)step["text"]!), Is.All.Not.Empty);
            Assert.That(plan.Where(step => step["on"]?.Type == JTokenType.Date).Select(step => (DateTime)step["on"]!), Is.Ordered);
        });
    }

    [Test]
    public void Offers_no_retry_of_a_stolen_card()
    {
        var debt = Fail(DeclineReason.LostOrStolen);
        var answer = Ask(World.Agent, debt);
        Assert.Multiple(() =>
        {
            Assert.That(answer["Verdict"], Is.EqualTo("NotWithThisMethod"));
            Assert.That((string[])answer["Actions"], Has.None.EqualTo("Retry"));
            Assert.That(answer["RetriesLeft"], Is.Zero);
        });
    }

    [Test]
    public void Answers_who_may_not_see_it_as_if_there_were_none()
    {
        var debt = Fail();
        Assert.That((Ask(World.WithoutRole, debt)["Message"], Ask(World.WithoutRole, Guid.NewGuid())["Message"]), Is.EqualTo((Ask(World.Agent, Guid.NewGuid())["Message"], Ask(World.Agent, Guid.NewGuid())["Message"])));
    }

    [Test]
    public void Costs_six_calls()
    {
        var debt = Fail();
        Ask(World.Agent, debt);
        Assert.That(World.Dataverse.Metrics.Max("cpay_GetRecoveryOptions"), Is.InRange(1, 6));
    }

    [Test]
    public void Opening_costs_seven_calls_and_a_step_nine()
    {
        Fail(DeclineReason.ProcessingError);
        Live(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));
        Fail(with: row => row["cpay_initiator"] = new OptionSetValue((int)ChargeInitiator.MerchantUnscheduled));
        Live(TimeSpan.FromDays(9));
        Assert.Multiple(() =>
        {
            Assert.That(World.Dataverse.Metrics.Max("CrmPayments.Plugins.Recovery.FollowCharge"), Is.InRange(1, 7), string.Join(", ", World.Dataverse.Metrics.Last("CrmPayments.Plugins.Recovery.FollowCharge")?.Messages ?? []));
            Assert.That(World.Dataverse.Metrics.Max("CrmPayments.Plugins.Recovery.AdvanceCase"), Is.InRange(1, 9), string.Join(", ", World.Dataverse.Metrics.Last("CrmPayments.Plugins.Recovery.AdvanceCase")?.Messages ?? []));
        });
    }

    private ParameterCollection Ask(Guid user, Guid charge) => World.Call("cpay_GetRecoveryOptions", user, ("TransactionId", charge));
}
