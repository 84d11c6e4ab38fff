using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>Four eyes, whatever teams, roles and deputies the two people have (C24).</summary>
internal sealed class DecidingOnARefund : PluginTests
{
    private const string Denied = "Denied", Approved = "Approved";

    // The embedded Dataverse's.
    private static readonly Guid SystemAdministrator = new("0c0ffee0-0000-4000-8000-000000000020");

    private static TestGateway Stripe => Gateways[1];

    [Test]
    public async Task Is_not_for_who_asked_also_with_an_administrators_role()
    {
        var (charge, refund) = await WaitingAsync();
        Give(World.Agent, 3);
        World.System.Associate("systemuser", World.Agent, new Relationship("systemuserroles_association"), [new EntityReference("role", SystemAdministrator)]);
        AssertRefused(World.Decide(refund, World.Agent), "another person");
        World.RunJobs();
        Assert.That(await charge.BookedAsync(), Is.Empty);
    }

    [Test]
    public async Task Is_not_for_who_asked_also_with_a_right_through_a_team()
    {
        var (_, refund) = await WaitingAsync();
        var team = World.System.Create(new Entity("team") { ["name"] = "Approvers", ["businessunitid"] = new EntityReference("businessunit", World.Dataverse.RootBusinessUnitId) });
        World.System.Associate("team", team, new Relationship("teammembership_association"), [new EntityReference("systemuser", World.Agent)]);
        Policy("cpay_teamid", new EntityReference("team", team), 1, 10_000m);
        AssertRefused(World.Decide(refund, World.Agent), "another person");
    }

    [Test]
    public async Task Is_not_for_who_asked_through_the_right_of_whom_they_stand_in_for()
    {
        var (_, refund) = await WaitingAsync();
        World.AddDeputy(World.Approver, World.Agent);
        AssertRefused(World.Decide(refund, World.Agent), "another person");
    }

    [Test]
    public async Task Is_not_for_the_requesters_deputy_whose_own_right_would_suffice()
    {
        var (_, refund) = await WaitingAsync();
        World.AddDeputy(World.Agent, World.Approver);
        AssertRefused(World.Decide(refund, World.Approver), "stand in");
    }

    [Test]
    public async Task Is_for_the_absent_person_too_who_is_not_their_deputys_deputy()
    {
        var (_, refund) = await WaitingAsync();
        World.AddDeputy(World.Approver, World.Agent);
        Assert.That(World.Decide(refund, World.Approver)["Outcome"], Is.EqualTo(Approved));
    }

    [Test]
    public async Task Is_for_a_deputy_with_the_absent_persons_right_and_both_are_named()
    {
        var (charge, refund) = await WaitingAsync();
        var deputy = World.AddUser("deputy@contoso.example", 1);
        Assert.That(World.Decide(refund, deputy)["Outcome"], Is.EqualTo(Denied), "an agent's own right ends at 100");
        World.AddDeputy(World.Approver, deputy);
        Assert.That(World.Decide(refund, deputy, comment: "Agreed by phone.")["Outcome"], Is.EqualTo(Approved));
        var line = charge.Attempts.Single(attempt => attempt.GetAttributeValue<string>("description").Contains("Decided", StringComparison.Ordinal));
        Assert.Multiple(() =>
        {
            Assert.That(charge.OnlyRefund.GetAttributeValue<EntityReference>("cpay_decidedby").Id, Is.EqualTo(deputy));
            Assert.That(charge.OnlyRefund.GetAttributeValue<EntityReference>("cpay_decidedfor").Id, Is.EqualTo(World.Approver));
            Assert.That(line["description"], Does.Contain("Decided by deputy@contoso.example Test for approver@contoso.example Test. Comment: Agreed by phone."));
        });
    }

    [Test]
    public async Task Names_nobody_else_where_the_own_right_suffices()
    {
        var (charge, refund) = await WaitingAsync();
        var absent = World.AddUser("absent@contoso.example", 2);
        World.AddDeputy(absent, World.Approver);
        World.Decide(refund, World.Approver);
        Assert.Multiple(() =>
        {
            Assert.That(charge.OnlyRefund.Contains("cpay_decidedfor"), Is.False);
            Assert.That(charge.Attempts.Select(attempt => attempt["description"]), Has.Some.Contains("Decided by approver@contoso.example Test."));
        });
    }

    [TestCase(1, 7)]
    [TestCase(-8, 7)]
    public async Task Is_not_for_a_deputy_before_or_after_the_dates(int startsInDays, int lastsDays)
    {
        var (_, refund) = await WaitingAsync();
        var deputy = World.AddUser("deputy@contoso.example", 1);
        World.AddDeputy(World.Approver, deputy, TimeSpan.FromDays(startsInDays), TimeSpan.FromDays(lastsDays));
        AssertRefused(World.Decide(refund, deputy), "at most 100.00");
    }

    [Test]
    public async Task Is_not_for_the_deputy_of_a_deputy()
    {
        var (_, refund) = await WaitingAsync();
        var deputy = World.AddUser("deputy@contoso.example", 1);
        var second = World.AddUser("second@contoso.example", 1);
        World.AddDeputy(World.Approver, deputy);
        World.AddDeputy(deputy, second);
        AssertRefused(World.Decide(refund, second), "at most 100.00");
    }

    [Test]
    public async Task Is_not_for_the_deputy_of_a_disabled_person()
    {
        var (_, refund) = await WaitingAsync();
        var deputy = World.AddUser("deputy@contoso.example", 1);
        World.AddDeputy(World.Approver, deputy);
        Disable(World.Approver);
        AssertRefused(World.Decide(refund, deputy), "at most 100.00");
    }

    [Test]
    public async Task Is_not_for_a_disabled_approver()
    {
        var (charge, refund) = await WaitingAsync();
        Disable(World.Approver);
        Assert.That(() => World.Decide(refund, World.Approver), Throws.Exception);
        Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.AwaitingApproval));
    }

    [Test]
    public async Task Goes_on_when_the_requester_left_meanwhile()
    {
        var (charge, refund) = await WaitingAsync();
        Disable(World.Agent);
        World.Decide(refund, World.Approver);
        World.RunJobs();
        Assert.That(charge.Refunded, Is.EqualTo(250m));
    }

    [Test]
    public async Task Is_not_for_who_lost_the_policy_meanwhile()
    {
        var (_, refund) = await WaitingAsync();
        foreach (var policy in World.Rows("cpay_refundpolicy", "cpay_roleid", new Guid("7c0a1f10-0001-4c70-a000-000000000002"))) World.System.Delete("cpay_refundpolicy", policy.Id);
        AssertRefused(World.Decide(refund, World.Approver), "no right");
    }

    [Test]
    public async Task Ends_at_the_approvers_own_limit()
    {
        var charge = await World.ChargeAsync(Stripe, 3_000m);
        Policy("cpay_userid", new EntityReference("systemuser", World.Agent), 2, 2_000m, 10m);
        var refund = (Guid)charge.Request(1_000.01m)["RefundId"];
        AssertRefused(World.Decide(refund, World.Approver), "at most 1,000.00");
    }

    [TestCase("cpay_disputed", true, "disputes")]
    [TestCase("cpay_status", 192700006, "cancelled")]
    public async Task Looks_at_the_charge_again(string column, object value, string why)
    {
        var (charge, refund) = await WaitingAsync();
        World.Stage(new Entity("cpay_transaction", charge.Id) { [column] = value is int status ? new OptionSetValue(status) : value });
        AssertRefused(World.Decide(refund, World.Approver), why);
        Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.AwaitingApproval), "rejecting it is still possible");
        Assert.That(World.Decide(refund, World.Approver, "Reject")["Outcome"], Is.EqualTo("Rejected"));
    }

    [Test]
    public async Task Looks_at_the_balance_again_after_a_refund_in_the_gateways_console()
    {
        var (charge, refund) = await WaitingAsync();
        var elsewhere = await World.RefundInConsoleAsync(charge.GatewayId, 100m);
        await World.DeliverAsync(Stripe, "refund.created", refundId: elsewhere);
        AssertRefused(World.Decide(refund, World.Approver), "At most 200.00");
    }

    [Test]
    public async Task Looks_at_the_gateways_window_again()
    {
        var paypal = Gateways[2];
        var charge = await World.ChargeAsync(paypal, 300m);
        World.Clock.Advance(TimeSpan.FromDays(177));
        var refund = (Guid)charge.Request(250m)["RefundId"];
        World.Clock.Advance(TimeSpan.FromDays(4));
        AssertRefused(World.Decide(refund, World.Approver), "were possible until");
    }

    [TestCase("cpay_disputed", true)]
    [TestCase("cpay_status", 192700006)]
    public async Task Is_checked_once_more_before_it_is_sent(string column, object value)
    {
        var (charge, refund) = await WaitingAsync();
        World.Decide(refund, World.Approver);
        World.Stage(new Entity("cpay_transaction", charge.Id) { [column] = value is int status ? new OptionSetValue(status) : value });
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Failed));
            Assert.That(charge.Reserved, Is.Zero);
        });
        Assert.That(await charge.BookedAsync(), Is.Empty);
    }

    [TestCase("cpay_amount")]
    [TestCase("cpay_reason")]
    [TestCase("cpay_kind")]
    [TestCase("cpay_transactionid")]
    [TestCase("transactioncurrencyid")]
    [TestCase("cpay_requestedby")]
    [TestCase("cpay_reference")]
    [TestCase("cpay_payout")]
    public async Task Binds_to_what_was_asked_for(string column)
    {
        var (charge, refund) = await WaitingAsync();
        var other = await World.ChargeAsync(Stripe, 400m);
        object changed = column switch
        {
            "cpay_amount" => new Money(1m),
            "cpay_reason" => new OptionSetValue(192700015),
            "cpay_kind" or "cpay_payout" => new OptionSetValue(192700001),
            "cpay_transactionid" => new EntityReference("cpay_transaction", other.Id),
            "transactioncurrencyid" => new EntityReference("transactioncurrency", World.System.Create(new Entity("transactioncurrency") { ["currencyname"] = "Yen", ["isocurrencycode"] = "JPY", ["currencysymbol"] = "¥", ["currencyprecision"] = 0, ["exchangerate"] = 150m })),
            "cpay_requestedby" => new EntityReference("systemuser", World.Approver),
            _ => "RF-other",
        };
        Assert.That(() => World.Stage(new Entity("cpay_refund", refund) { [column] = changed }), Throws.Exception.With.Message.Contains("asked for"));
        World.Decide(refund, World.Approver);
        Assert.That(() => World.Stage(new Entity("cpay_refund", refund) { [column] = changed }), Throws.Exception.With.Message.Contains("asked for"));
        Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Approved));
    }

    [Test]
    public async Task Keeps_no_card_number_of_a_comment()
    {
        var (charge, refund) = await WaitingAsync();
        AssertRefused(World.Decide(refund, World.Approver, comment: "card 4242 4242 4242 4242"), "card number");
        Assert.That(charge.OnlyRefund.Contains("cpay_decisioncomment"), Is.False);
    }

    [Test]
    public async Task Happens_once()
    {
        var (charge, refund) = await WaitingAsync();
        World.Decide(refund, World.Approver);
        World.RunJobs();
        AssertRefused(World.Decide(refund, World.Approver, "Reject"), "Too late");
        Assert.That(charge.Refunded, Is.EqualTo(250m));
    }

    [Test]
    public async Task Is_offered_to_whom_it_is_possible_and_the_others_are_told_why_not()
    {
        var (_, refund) = await WaitingAsync();
        var deputy = World.AddUser("deputy@contoso.example", null);
        Assert.Multiple(() =>
        {
            AssertOffered(World.Approver, refund, 1_000m, "up to 1,000.00 USD");
            AssertOffered(World.Approver, null, 1_000m, "other people");
            AssertOffered(World.Agent, null, 100m, "other people");
            AssertNotOffered(World.Agent, refund, "another person");
            AssertNotOffered(World.WithoutRole, refund, "may not see it");
            AssertNotOffered(World.WithoutRole, null, "no right");
            AssertNotOffered(World.Approver, Guid.NewGuid(), "no such refund");
            AssertNotOffered(deputy, null, "no right");
        });
        World.AddDeputy(World.Approver, deputy);
        AssertOffered(deputy, null, 1_000m, "other people");
        World.Decide(refund, World.Approver);
        AssertNotOffered(World.Approver, refund, "Too late");
    }

    [Test]
    public async Task Is_not_offered_for_a_reason_that_the_approver_may_not_give_back_for()
    {
        var (_, refund) = await WaitingAsync();
        World.System.Create(new Entity("cpay_refundpolicy")
        {
            ["cpay_name"] = "Some reasons",
            ["cpay_appliesto"] = new OptionSetValue(192700002),
            ["cpay_userid"] = new EntityReference("systemuser", World.Approver),
            ["cpay_maximumperrefund"] = 1000m,
            ["cpay_reasons"] = new OptionSetValueCollection { new(192700000) },
        });
        var told = (string)World.Decide(refund, World.Approver)["Message"];
        AssertNotOffered(World.Approver, refund, told);
    }

    private void AssertOffered(Guid user, Guid? refund, decimal most, string sentence)
    {
        var answer = World.Call("cpay_GetApprovalOptions", user, ("RefundId", refund));
        Assert.That((answer["Outcome"], answer["MaximumAmount"]), Is.EqualTo(("Possible", most)), (string)answer["Message"]);
        Assert.That(((string)answer["Message"]).Replace('\u00A0', ' '), Does.Contain(sentence));
    }

    private void AssertNotOffered(Guid user, Guid? refund, string why) => AssertRefused(World.Call("cpay_GetApprovalOptions", user, ("RefundId", refund)), why);

    private async Task<(TestCharge Charge, Guid Refund)> WaitingAsync()
    {
        var charge = await World.ChargeAsync(Stripe, 300m);
        var answer = charge.Request(250m);
        Assert.That(answer["Outcome"], Is.EqualTo("AwaitingApproval"));
        return (charge, (Guid)answer["RefundId"]);
    }

    private void Give(Guid user, int role) =>
        World.System.Associate("systemuser", user, new Relationship("systemuserroles_association"), [new EntityReference("role", new Guid($"7c0a1f10-0001-4c70-a000-00000000000{role}"))]);

    private void Disable(Guid user) => World.System.Update(new Entity("systemuser", user) { ["isdisabled"] = true });

    private void Policy(string column, EntityReference whom, int appliesTo, decimal most, decimal? approvalAbove = null) => World.System.Create(new Entity("cpay_refundpolicy")
    {
        ["cpay_name"] = "Of a test",
        ["cpay_appliesto"] = new OptionSetValue(192700000 + appliesTo),
        [column] = whom,
        ["cpay_maximumperrefund"] = most,
        ["cpay_approvalabove"] = approvalAbove,
    });

    private static void AssertRefused(ParameterCollection answer, string why) => Assert.Multiple(() =>
    {
        Assert.That(answer["Outcome"], Is.EqualTo(Denied));
        Assert.That(((string)answer["Message"]).Replace('\u00A0', ' '), Does.Contain(why));
    });
}
