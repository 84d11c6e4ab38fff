using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>A refund without a clear end: looked up on demand, with everything known in a task at the end, and ended by another person.</summary>
internal sealed class EndingARefundInDoubt : PluginTests
{
    private static TestGateway Braintree => Gateways[0];

    private static TestGateway Stripe => Gateways[1];

    [TestCaseSource(nameof(Returning))]
    public async Task Looks_it_up_at_once_when_a_person_asks(TestGateway gateway)
    {
        var charge = await LostAsync(gateway, "drop-after");
        World.Clock.Advance(TimeSpan.FromSeconds(30));
        var answer = Check(charge);
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo("Started"));
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(gateway.FindsRefunds ? RefundStatus.Succeeded : RefundStatus.Unknown));
        });
        Assert.That(await charge.BookedAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Is_not_looked_up_again_and_again_within_a_minute()
    {
        var charge = await LostAsync(Braintree, "drop-before");
        await World.FaultAsync(Braintree, "lookup", "error-before", 9);
        Check(charge);
        World.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.That(Check(charge)["Outcome"], Is.EqualTo("Denied"));
        World.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.That(Check(charge)["Outcome"], Is.EqualTo("Started"));
    }

    [Test]
    public async Task Is_not_looked_up_when_its_end_is_known_or_by_who_has_no_right()
    {
        var charge = await LostAsync(Braintree, "drop-after");
        Assert.That(World.Call("cpay_CheckRefund", World.WithoutRole, ("RefundId", charge.OnlyRefund.Id))["Outcome"], Is.EqualTo("Denied"));
        Check(charge);
        World.RunJobs();
        Assert.That((string)Check(charge)["Message"], Does.Contain("done"));
    }

    [Test]
    public async Task Waits_while_it_may_still_be_on_its_way()
    {
        var charge = await World.ChargeAsync(Braintree, 80m);
        charge.Request(30m);
        World.Stage(new Entity("cpay_refund", charge.OnlyRefund.Id)
        {
            ["cpay_status"] = new OptionSetValue((int)RefundStatus.Submitted),
            ["cpay_submittedon"] = World.Clock.GetUtcNow().UtcDateTime,
            ["cpay_sendcount"] = 1,
        });
        Assert.That((string)Check(charge)["Message"], Does.Contain("being sent"));
        Assert.That((string)Resolve(charge, "NotBooked")["Message"], Does.Contain("being sent"));
    }

    [TestCaseSource(nameof(Returning))]
    public async Task Ends_in_a_task_that_holds_what_is_needed_to_decide(TestGateway gateway)
    {
        var charge = await EndedAsync(gateway);
        var refund = charge.OnlyRefund;
        var task = World.Rows("task", "regardingobjectid", World.Customer).Single();
        var text = task.GetAttributeValue<string>("description");
        Assert.Multiple(() =>
        {
            Assert.That(task["subject"], Does.StartWith((string)refund["cpay_name"]));
            Assert.That(text, Does.Contain($"{gateway.Part(80m, 30m):0.00}").And.Contain(charge.GatewayId).And.Contain((string)refund["cpay_reference"]));
            Assert.That(text, Does.Contain($"look-ups made: {refund["cpay_checks"]}"));
            Assert.That(text, Does.Contain("gateway shows no refund").Or.Contain("could not be asked"));
            Assert.That(task.GetAttributeValue<EntityReference>("ownerid").Id, Is.EqualTo(World.Agent));
        });
    }

    [Test]
    public async Task Calls_a_person_once_however_often_it_is_looked_up_afterwards()
    {
        var charge = await EndedAsync(Braintree);
        await World.FaultAsync(Braintree, "lookup", "error-before", 100);
        for (var time = 0; time < 3; time++)
        {
            World.Clock.Advance(TimeSpan.FromHours(1));
            Assert.That(Check(charge)["Message"], Does.StartWith("The gateway is asked now"));
            World.RunJobs();
        }

        Assert.That(World.Rows("task", "regardingobjectid", World.Customer), Has.Count.EqualTo(1));
        Assert.That(charge.OnlyRefund.Contains("cpay_nextcheckon"), Is.False);
    }

    [Test]
    public async Task Writes_in_the_language_of_who_asked_for_it()
    {
        World.System.Update(new Entity("usersettings", World.Agent) { ["uilanguageid"] = 3082 });
        var charge = await EndedAsync(Braintree);
        Assert.That(World.Rows("task", "regardingobjectid", World.Customer).Single()["subject"], Does.Contain("decidir"));
        Assert.That(charge.Attempts.Select(attempt => (string)attempt["subject"]), Has.Some.StartsWith("Consulta").And.None.StartsWith("Look-up"));
    }

    [Test]
    public async Task Is_freed_by_another_person_who_saw_that_nothing_was_booked()
    {
        var charge = await EndedAsync(Braintree);
        var answer = Resolve(charge, "NotBooked", comment: "Control panel shows no refund.");
        var refund = charge.OnlyRefund;
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo("Failed"));
            Assert.That(TestCharge.StatusOf(refund), Is.EqualTo(RefundStatus.Failed));
            Assert.That(refund.GetAttributeValue<EntityReference>("cpay_resolvedby").Id, Is.EqualTo(World.Approver));
            Assert.That(refund["cpay_resolutioncomment"], Is.EqualTo("Control panel shows no refund."));
            Assert.That(charge.Reserved, Is.Zero);
            Assert.That(charge.Refundable, Is.EqualTo(80m));
            Assert.That(charge.Attempts.Select(attempt => attempt.GetAttributeValue<EntityReference>("cpay_userid")?.Id), Has.Member(World.Approver));
        });
    }

    [Test]
    public async Task Is_done_by_another_person_who_saw_it_in_the_console()
    {
        var charge = await EndedAsync(Braintree);
        Assert.That(Resolve(charge, "Succeeded", comment: "Seen.")["Outcome"], Is.EqualTo("Denied"), "without evidence");
        Resolve(charge, "Succeeded", comment: "Seen.", id: "abc123");
        Assert.Multiple(() =>
        {
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded));
            Assert.That(charge.OnlyRefund["cpay_gatewayrefundid"], Is.EqualTo("abc123"));
            Assert.That(charge.Refunded, Is.EqualTo(30m));
        });
    }

    [Test]
    public async Task Is_never_ended_by_who_asked()
    {
        var charge = await EndedAsync(Braintree, World.Approver);
        Assert.That((string)Resolve(charge, "NotBooked", comment: "Mine.")["Message"], Does.Contain("another person"));
        Assert.That(charge.Reserved, Is.EqualTo(30m));
    }

    [Test]
    public async Task Is_not_ended_without_a_comment_with_card_data_or_without_a_right()
    {
        var charge = await EndedAsync(Braintree);
        Assert.That(Resolve(charge, "NotBooked", comment: " ")["Outcome"], Is.EqualTo("Denied"));
        Assert.That((string)Resolve(charge, "NotBooked", comment: "Card 4111 1111 1111 1111")["Message"], Does.Contain("card number"));
        Assert.That(Resolve(charge, "Done", comment: "Other word.")["Outcome"], Is.EqualTo("Denied"));
        Assert.That(World.Call("cpay_ResolveRefund", World.WithoutRole, ("RefundId", charge.OnlyRefund.Id), ("Resolution", "NotBooked"), ("Comment", "No right."))["Outcome"], Is.EqualTo("Denied"));
        Assert.That(charge.Reserved, Is.EqualTo(30m));
    }

    [Test]
    public async Task Is_not_ended_before_the_gateway_was_asked()
    {
        var charge = await LostAsync(Braintree, "drop-before");
        Assert.That((string)Resolve(charge, "NotBooked", comment: "Too soon.")["Message"], Does.Contain("Check Now"));
    }

    [Test]
    public async Task Does_not_take_another_refunds_money_for_its_own()
    {
        var charge = await EndedAsync(Braintree);
        charge.Request(20m);
        World.RunJobs();
        var other = charge.Refunds.Single(refund => TestCharge.StatusOf(refund) == RefundStatus.Succeeded);
        var lost = charge.Refunds.Single(refund => refund.Id != other.Id);
        var answer = World.Call("cpay_ResolveRefund", World.Approver,
            ("RefundId", lost.Id), ("Resolution", "Succeeded"), ("GatewayRefundId", other["cpay_gatewayrefundid"]), ("Comment", "Seen."));
        Assert.That((string)answer["Message"], Does.Contain((string)other["cpay_name"]));
        Assert.That(charge.Refunded, Is.EqualTo(20m));
    }

    [Test]
    public async Task That_was_booked_after_a_person_gave_it_up_gets_a_row_of_its_own_once()
    {
        var charge = await World.ChargeAsync(Stripe, 80m);
        await World.FaultAsync(Stripe, "refund", "drop-after");
        charge.Request(30m);
        World.RunJobs();
        await World.FaultAsync(Stripe, "lookup", "error-before", 100);
        World.LetAWeekPass();
        Resolve(charge, "NotBooked", comment: "Nothing there, I thought.");
        var booked = (string)(await charge.BookedAsync()).Single()["id"]!;
        await World.DeliverAsync(Stripe, "refund.updated", refundId: booked);
        await World.DeliverAsync(Stripe, "refund.updated", refundId: booked);
        Assert.Multiple(() =>
        {
            Assert.That(charge.Refunds, Has.Count.EqualTo(2));
            Assert.That(charge.Refunded, Is.EqualTo(30m));
            Assert.That(World.Rows("task", "regardingobjectid", World.Customer).Select(task => (string)task["subject"]), Has.One.Contains("after all"));
        });
    }

    [Test]
    public async Task That_another_system_made_at_the_gateway_is_looked_up_and_never_sent_by_us()
    {
        var intent = await World.AtStripeAsync("payment_intents", ("amount", "8000"), ("currency", "usd"), ("payment_method", "pm_card_pendingRefund"), ("confirm", "true"));
        var charge = World.Know(Stripe, (string)intent["id"]!, 80m, ChargeStatus.Captured);
        var made = await World.AtStripeAsync("refunds", ("payment_intent", charge.GatewayId), ("amount", "3000"), ("metadata[refund_ref]", "shop-1"));
        await World.DeliverAsync(Stripe, "refund.created", refundId: (string)made["id"]!);
        Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Processing));
        Check(charge);
        World.RunJobs();
        Assert.That(await charge.BookedAsync(), Has.Count.EqualTo(1));
        Assert.That(charge.OnlyRefund["cpay_gatewayrefundid"], Is.EqualTo((string)made["id"]!));
        Assert.That(charge.OnlyRefund.GetAttributeValue<int>("cpay_sendcount"), Is.Zero);
    }

    /// <summary>A refund (of 30, where a part can go back) whose answer was lost.</summary>
    [Test]
    public async Task Is_not_ended_by_whom_a_policy_does_not_let_give_back_for_that_reason()
    {
        var charge = await EndedAsync(Stripe);
        World.System.Create(new Entity("cpay_refundpolicy")
        {
            ["cpay_name"] = "Duplicates only",
            ["cpay_appliesto"] = new OptionSetValue(192700002),
            ["cpay_userid"] = new EntityReference("systemuser", World.Approver),
            ["cpay_maximumperrefund"] = 1000m,
            ["cpay_reasons"] = new OptionSetValueCollection { new(192700000) },
        });
        Assert.That(Resolve(charge, "NotBooked")["Message"], Does.Contain("reason"));
    }

    private async Task<TestCharge> LostAsync(TestGateway gateway, string fault, Guid? asker = null)
    {
        var charge = await World.ChargeAsync(gateway, 80m);
        await World.FaultAsync(gateway, gateway.GiveBack, fault);
        charge.Request(gateway.Part(80m, 30m), asker);
        World.RunJobs();
        return charge;
    }

    /// <summary>The same after all look-ups, none of which had an answer.</summary>
    private async Task<TestCharge> EndedAsync(TestGateway gateway, Guid? asker = null)
    {
        var charge = await LostAsync(gateway, "drop-before", asker);
        await World.FaultAsync(gateway, "lookup", "error-before", 100);
        World.LetAWeekPass();
        await World.ClearFaultsAsync(gateway);
        return charge;
    }

    private ParameterCollection Check(TestCharge charge) => World.Call("cpay_CheckRefund", World.Agent, ("RefundId", charge.OnlyRefund.Id));

    private ParameterCollection Resolve(TestCharge charge, string how, string comment = "Seen.", string? id = null) => World.Call(
        "cpay_ResolveRefund", World.Approver, ("RefundId", charge.OnlyRefund.Id), ("Resolution", how), ("Comment", comment), ("GatewayRefundId", id));
}
