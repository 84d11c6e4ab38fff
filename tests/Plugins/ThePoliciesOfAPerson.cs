using System.Collections.Concurrent;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

internal sealed class ThePoliciesOfAPerson : PluginTests
{
    private const string Denied = "Denied";

    [Test]
    public async Task Count_what_went_back_on_every_charge_of_the_last_24_hours()
    {
        PutPolicy(("cpay_maximumperday", 100m));
        var (one, other) = (await World.ChargeAsync(Gateways[0], 80m), await World.ChargeAsync(Gateways[1], 80m));
        one.Request(60m);
        var answer = other.Request(40.01m);
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo(Denied));
            Assert.That(answer["Message"], Is.EqualTo("You may give back 100.00\u00A0USD within 24 hours; 40.00\u00A0USD of it is left now."));
            Assert.That(other.Request(40m)["Outcome"], Is.EqualTo("Accepted"));
        });
    }

    [Test]
    public async Task Give_the_day_back_after_24_hours_and_when_a_request_is_taken_back()
    {
        PutPolicy(("cpay_maximumperday", 100m), ("cpay_approvalabove", 50m));
        var charge = await World.ChargeAsync(Gateways[1], 300m);
        var first = (Guid)charge.Request(100m)["RefundId"];
        Assert.That(charge.Request(1m)["Outcome"], Is.EqualTo(Denied));
        World.Call("cpay_CancelRefund", World.Agent, ("RefundId", first));
        charge.Request(100m);
        Assert.That(charge.Request(1m)["Outcome"], Is.EqualTo(Denied));
        World.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));
        Assert.That(charge.Request(1m)["Outcome"], Is.EqualTo("Accepted"));
    }

    [Test]
    public async Task Count_30_days_for_a_month()
    {
        PutPolicy(("cpay_maximumpermonth", 100m));
        var charge = await World.ChargeAsync(Gateways[1], 300m);
        charge.Request(100m);
        World.Clock.Advance(TimeSpan.FromDays(29));
        Assert.That(charge.Request(1m)["Outcome"], Is.EqualTo(Denied));
        World.Clock.Advance(TimeSpan.FromDays(2));
        Assert.That(charge.Request(1m)["Outcome"], Is.EqualTo("Accepted"));
    }

    [Test]
    public async Task Chain_what_they_count_also_over_a_long_pause()
    {
        PutPolicy(("cpay_maximumperday", 100m));
        var charge = await World.ChargeAsync(Gateways[1], 300m);
        var first = (Guid)charge.Request(10m)["RefundId"];
        World.Clock.Advance(TimeSpan.FromDays(90));
        var second = World.Rows("cpay_refund", "cpay_refundid", (Guid)charge.Request(11m)["RefundId"]).Single();
        Assert.Multiple(() =>
        {
            Assert.That(second["cpay_limitkey"], Is.EqualTo($"{World.Agent:N}-{first:N}"));
            Assert.That(second.GetAttributeValue<EntityReference>("cpay_limitafterid").Id, Is.EqualTo(first));
        });
    }

    [Test]
    public async Task Take_only_one_of_two_refunds_that_follow_the_same_one()
    {
        PutPolicy(("cpay_maximumperday", 100m));
        var (one, other) = (await World.ChargeAsync(Gateways[1], 80m), await World.ChargeAsync(Gateways[1], 80m));
        one.Request(10m);
        var taken = (Guid)one.Request(11m)["RefundId"];

        // What a request at the same moment has just written, and this one does not see: it stands in the same place of the chain.
        World.Stage(new Entity("cpay_refund", taken) { ["cpay_limitafterid"] = null, ["cpay_requestedon"] = World.Clock.GetUtcNow().UtcDateTime.AddHours(-1) });
        Assert.That(() => other.Request(10m), Throws.Exception.With.Message.EqualTo("Another refund of yours is being recorded at this moment. Please try again."));
        Assert.That(other.Refunds, Is.Empty);
    }

    [Test]
    public async Task Let_no_more_than_the_day_through_whatever_happens_at_once()
    {
        PutPolicy(("cpay_maximumperday", 100m));
        var charges = new List<TestCharge>();
        for (var count = 0; count < 8; count++) charges.Add(await World.ChargeAsync(Gateways[1], 80m));
        var outcomes = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(charges, new ParallelOptions { MaxDegreeOfParallelism = 8 }, (charge, _) =>
        {
            outcomes.Add(Try(charge, 30m));
            return ValueTask.CompletedTask;
        });
        var promised = charges.SelectMany(charge => charge.Refunds).Sum(refund => refund.GetAttributeValue<Money>("cpay_amount").Value);
        Assert.Multiple(() =>
        {
            Assert.That(promised, Is.InRange(30m, 100m));
            Assert.That(outcomes, Has.All.AnyOf("Accepted", Denied, "Busy"));
        });
    }

    [Test]
    public async Task Tell_a_used_key_from_a_request_at_the_same_moment()
    {
        PutPolicy(("cpay_maximumperday", 100m));
        var (one, other) = (await World.ChargeAsync(Gateways[1], 80m), await World.ChargeAsync(Gateways[1], 80m));
        one.Request(10m, key: "same-key");
        Assert.That(() => other.Request(10m, key: "same-key"), Throws.Exception.With.Message.EqualTo("This request key was already used for another request."));
    }

    [Test]
    public async Task Are_named_on_the_refund()
    {
        var policy = PutPolicy(("cpay_approvalabove", 5m));
        var charge = await World.ChargeAsync(Gateways[1], 80m);
        charge.Request(10m);
        Assert.That(charge.OnlyRefund.GetAttributeValue<EntityReference>("cpay_policyid").Id, Is.EqualTo(policy));
    }

    [Test]
    public async Task Reach_a_person_by_a_team_and_by_a_team_s_role()
    {
        var team = World.System.Create(new Entity("team") { ["name"] = "Refunds", ["businessunitid"] = new EntityReference("businessunit", World.Dataverse.RootBusinessUnitId) });
        World.System.Execute(new AddMembersTeamRequest { TeamId = team, MemberIds = [World.Agent] });
        PutPolicy([("cpay_appliesto", new OptionSetValue(192700001)), ("cpay_teamid", new EntityReference("team", team)), ("cpay_userid", null), ("cpay_maximumperrefund", 7m)]);
        var charge = await World.ChargeAsync(Gateways[1], 80m);
        Assert.That(charge.Request(8m)["Message"], Is.EqualTo("You may give back at most 7.00\u00A0USD at once."));
    }

    [TestCase("cpay_stepupabove", "StepUpRequired")]
    [TestCase("cpay_customercheckabove", "CustomerCheckRequired")]
    public async Task Ask_for_a_proof_before_anything_is_recorded(string column, string outcome)
    {
        PutPolicy((column, 20m));
        var charge = await World.ChargeAsync(Gateways[1], 80m);
        var answer = charge.Request(20.01m);
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo(outcome));
            Assert.That(charge.Refunds, Is.Empty);
            Assert.That(charge.Attempts, Has.Count.EqualTo(1));
            Assert.That(charge.Request(20m)["Outcome"], Is.EqualTo("Accepted"));
        });
    }

    [Test]
    public async Task Restrict_reasons_gateways_age_and_parts()
    {
        PutPolicy(
            ("cpay_reasons", new OptionSetValueCollection { new(192700000) }),
            ("cpay_gatewaytypes", new OptionSetValueCollection { new((int)Gateways[1].Type) }),
            ("cpay_dayssincecharge", 3),
            ("cpay_fullonly", true));
        var (charge, elsewhere) = (await World.ChargeAsync(Gateways[1], 80m), await World.ChargeAsync(Gateways[0], 80m));
        Assert.Multiple(() =>
        {
            Assert.That(elsewhere.Request(80m)["Message"], Does.StartWith("Your refund policy does not allow refunds at this charge's payment gateway."));
            Assert.That(charge.Request(79m)["Message"], Does.StartWith("Your refund policy allows only the whole amount that is left, 80.00"));
            Assert.That(charge.Request(80m, reason: 192700001)["Message"], Is.EqualTo("Your refund policy does not allow this reason."));
        });
        World.Clock.Advance(TimeSpan.FromDays(4));
        Assert.That(charge.Request(80m, reason: 192700000)["Message"], Does.StartWith("Your refund policy let you refund this charge until"));
    }

    [Test]
    public async Task Do_not_help_who_may_not_read_refunds()
    {
        var role = World.System.Create(new Entity("role") { ["name"] = "Charges only", ["businessunitid"] = new EntityReference("businessunit", World.Dataverse.RootBusinessUnitId) });
        foreach (var privilege in new[] { "prvReadcpay_Transaction", "prvReadActivity" }) World.Grant(role, privilege);
        World.System.Associate("systemuser", World.WithoutRole, new Relationship("systemuserroles_association"), [new EntityReference("role", role)]);
        PutPolicy(("cpay_userid", new EntityReference("systemuser", World.WithoutRole)));
        var charge = await World.ChargeAsync(Gateways[1], 80m);
        World.System.Update(new Entity("cpay_transaction", charge.Id) { ["ownerid"] = new EntityReference("systemuser", World.WithoutRole) });
        var answer = charge.Request(10m, World.WithoutRole);
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo(Denied));
            Assert.That(answer["Message"], Does.StartWith("A refund policy applies to you, but your security roles do not let you read refunds"));
            Assert.That(charge.Attempts, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task Do_not_let_anyone_refund_a_charge_of_their_own()
    {
        World.System.Update(new Entity("contact", World.Customer) { ["emailaddress1"] = "Agent@Contoso.example" });
        var charge = await World.ChargeAsync(Gateways[1], 80m);
        var answer = charge.Request(10m);
        Assert.That((answer["Outcome"], ((string)answer["Message"]).Split(':')[0]), Is.EqualTo((Denied, "This charge is your own")));
    }

    private static string Try(TestCharge charge, decimal amount)
    {
        try
        {
            return (string)charge.Request(amount)["Outcome"];
        }
        catch (Exception fault) when (fault.Message.StartsWith("Another refund of yours", StringComparison.Ordinal))
        {
            return "Busy";
        }
    }

    /// <summary>A policy for the agent alone: it beats those of the roles.</summary>
    private Guid PutPolicy(params (string Column, object? Value)[] columns)
    {
        var row = new Entity("cpay_refundpolicy")
        {
            ["cpay_name"] = "For one",
            ["cpay_appliesto"] = new OptionSetValue(192700002),
            ["cpay_userid"] = new EntityReference("systemuser", World.Agent),
            ["cpay_maximumperrefund"] = 1_000m,
        };
        foreach (var (column, value) in columns) row[column] = value;
        return World.System.Create(row);
    }
}
