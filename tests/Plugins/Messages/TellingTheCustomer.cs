using CrmPayments.Core.Gateways;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Messages;

/// <summary>Each stage once, in the customer's language, when it is so and not before.</summary>
internal sealed class TellingTheCustomer : MessageTests
{
    [TestCaseSource(nameof(Returning))]
    public async Task Says_done_once_it_is_done(TestGateway gateway)
    {
        var (charge, part) = (await World.ChargeAsync(gateway, 80m), gateway.Part(80m, 30m));
        Ask(charge, part);
        World.LetAWeekPass();
        Assert.Multiple(() =>
        {
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded));
            Assert.That(Subjects, Is.EqualTo(new[] { "Your refund is complete" }));
            Assert.That(TextOf(Outbox[0]), Does.Contain($"We have refunded {part:0.00}\u00A0{gateway.CurrencyCode} to you.").And.Contains("See where your refund stands").And.Not.Contains("{{"));
        });
    }

    [TestCase(null)]
    [TestCase(false)]
    public async Task Says_nothing_when_nobody_asked_for_it(bool? notify)
    {
        var charge = await World.ChargeAsync(Stripe, 80m);
        Ask(charge, 30m, notify);
        World.RunJobs();
        Assert.That((Outbox.Count, Messages(charge).Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Tells_of_the_waiting_the_approval_and_the_end()
    {
        var charge = await World.ChargeAsync(Stripe, 400m);
        Ask(charge, 150m);
        World.RunJobs();
        Assert.That(Subjects, Is.EqualTo(new[] { "We have received your refund request" }));
        Decide(charge, "Approve");
        Assert.That(Subjects, Is.EqualTo(new[] { "We have received your refund request", "Your refund has been approved", "Your refund is complete" }));
        Assert.That(SentStages(charge), Is.EqualTo(new[] { CustomerStage.Received, CustomerStage.Approved, CustomerStage.Done }));
    }

    [TestCase("Reject")]
    [TestCase("Cancel")]
    public async Task Tells_of_a_no_whoever_was_told_of_the_waiting(string how)
    {
        var charge = await World.ChargeAsync(Stripe, 400m);
        Ask(charge, 150m);
        World.RunJobs();
        if (how == "Reject") Decide(charge, "Reject");
        else World.Call("cpay_CancelRefund", World.Agent, ("RefundId", charge.OnlyRefund.Id));
        World.RunJobs();
        Assert.That(Subjects.Last(), Is.EqualTo("About your refund request"));
    }

    [Test]
    public async Task Tells_of_no_no_whoever_was_never_told_of_the_waiting()
    {
        var charge = await World.ChargeAsync(Stripe, 400m);
        Ask(charge, 150m);
        Decide(charge, "Reject");
        Assert.Multiple(() =>
        {
            Assert.That(Outbox, Is.Empty);
            Assert.That(Messages(charge).Select(message => (StageOf(message), StatusOf(message))), Is.EqualTo(new[] { (CustomerStage.Received, NotSent), (CustomerStage.Rejected, NotSent) }));
            Assert.That(Tasks, Is.Empty);
        });
    }

    [Test]
    public async Task Says_on_its_way_while_the_bank_has_it_and_done_when_the_bank_says_so()
    {
        var charge = await World.ChargeAsync(Stripe, 80m);
        Ask(charge, 30m);
        Move(charge, RefundStatus.Submitted);
        Move(charge, RefundStatus.Processing);
        World.RunJobs();
        Move(charge, RefundStatus.Succeeded);
        World.RunJobs();
        Assert.That(Subjects, Is.EqualTo(new[] { "Your refund is on its way", "Your refund is complete" }));
    }

    [Test]
    public async Task Says_sorry_when_it_failed_and_calls_a_person()
    {
        var charge = await World.ChargeAsync(Stripe, 80m);
        await World.FaultAsync(Stripe, "refund", "decline");
        Ask(charge, 30m);
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Failed));
            Assert.That(Subjects, Is.EqualTo(new[] { "About your refund" }));
            Assert.That(Tasks.Select(task => task.GetAttributeValue<string>("subject")), Has.Some.EndsWith("contact the customer about the next step"));
            Assert.That(Tasks[0].GetAttributeValue<EntityReference>("ownerid").Id, Is.EqualTo(World.Agent));
        });
    }

    [Test]
    public async Task Takes_it_back_when_the_money_came_back()
    {
        var charge = await World.ChargeAsync(Stripe, 80m);
        Ask(charge, 30m);
        World.RunJobs();
        await World.DeliverAsync(Stripe, "refund.failed", refundId: charge.OnlyRefund.GetAttributeValue<string>("cpay_gatewayrefundid"));
        Assert.Multiple(() =>
        {
            Assert.That(Subjects, Is.EqualTo(new[] { "Your refund is complete", "About your refund" }));
            Assert.That(Tasks, Has.Count.EqualTo(1), "the refund came back: one task is enough");
        });
    }

    [Test]
    public async Task Says_nothing_about_what_is_not_known()
    {
        var charge = await World.ChargeAsync(Stripe, 80m);
        await World.FaultAsync(Stripe, "refund", "drop-after");
        Ask(charge, 30m);
        World.RunJobs();
        Assert.That((TestCharge.StatusOf(charge.OnlyRefund), Outbox.Count), Is.EqualTo((RefundStatus.Unknown, 0)));
    }

    [TestCase(CustomerLanguage.English, "Your refund is complete", "30.00\u00A0USD")]
    [TestCase(CustomerLanguage.Spanish, "Su reembolso se ha completado", "30,00\u00A0USD")]
    [TestCase(CustomerLanguage.Russian, "Ваш возврат выполнен", "30,00\u00A0USD")]
    [TestCase(CustomerLanguage.Chinese, "您的退款已完成", "30.00\u00A0USD")]
    public async Task Speaks_the_customers_language(CustomerLanguage language, string subject, string amount)
    {
        Customer("cpay_language", new OptionSetValue((int)language));
        var charge = await World.ChargeAsync(Stripe, 80m);
        Ask(charge, 30m);
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(Outbox.Single().Subject, Is.EqualTo(subject));
            Assert.That(TextOf(Outbox.Single()), Does.Contain(amount));
            Assert.That(Messages(charge).Single().GetAttributeValue<int>("cpay_language"), Is.EqualTo(language.Lcid()));
        });
    }

    [Test]
    public async Task Speaks_the_companys_language_where_the_contact_has_none()
    {
        var company = World.System.Create(new Entity("account") { ["name"] = "Fabrikam", ["cpay_language"] = new OptionSetValue((int)CustomerLanguage.Spanish) });
        Customer("parentcustomerid", new EntityReference("account", company));
        var charge = await World.ChargeAsync(Stripe, 80m);
        Ask(charge, 30m);
        World.RunJobs();
        Assert.That(Subjects, Is.EqualTo(new[] { "Su reembolso se ha completado" }));
    }

    [Test]
    public async Task Writes_to_a_company_too()
    {
        var company = World.System.Create(new Entity("account") { ["name"] = "Fabrikam", ["emailaddress1"] = "pay@fabrikam.example", ["cpay_language"] = new OptionSetValue((int)CustomerLanguage.Russian) });
        var charge = await World.ChargeAsync(Stripe, 80m);
        World.Stage(new Entity("cpay_transaction", charge.Id) { ["cpay_customerid"] = new EntityReference("account", company) });
        Ask(charge, 30m);
        World.RunJobs();
        Assert.That((Outbox.Single().To.Single(), Outbox.Single().Subject), Is.EqualTo(("pay@fabrikam.example", "Ваш возврат выполнен")));
    }

    [Test]
    public async Task Comes_from_the_queue_and_is_on_the_customers_timeline()
    {
        var charge = await World.ChargeAsync(Stripe, 80m);
        Ask(charge, 30m);
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(Outbox.Single().From, Is.EqualTo("payments@contoso.example"));
            Assert.That(Outbox.Single().To, Is.EqualTo(new[] { "olivia@fabrikam.example" }));
            Assert.That(Outbox.Single().Regarding!.Id, Is.EqualTo(World.Customer));
            Assert.That(Messages(charge).Single().GetAttributeValue<EntityReference>("cpay_emailid").Id, Is.EqualTo(Outbox.Single().EmailId));
        });
    }

    [Test]
    public async Task Links_to_a_page_that_shows_this_refund_for_ninety_days()
    {
        var charge = await World.ChargeAsync(Stripe, 80m);
        Ask(charge, 30m);
        World.RunJobs();
        var link = new StatusLinks(new Secret(World.StatusPageKey)).Read(TokenIn(Outbox.Single()), World.Clock.GetUtcNow().AddDays(89));
        Assert.That((link!.Value.RefundId, link.Value.Language), Is.EqualTo((charge.OnlyRefund.Id, 1033)));
    }

    [Test]
    public async Task Has_no_link_where_there_is_no_page()
    {
        World.Set("cpay_StatusPageUrl", " ");
        var charge = await World.ChargeAsync(Stripe, 80m);
        Ask(charge, 30m);
        World.RunJobs();
        Assert.That(Outbox.Single().Body, Does.Not.Contain("href").And.Not.Contains("See where"));
    }

    [Test]
    public async Task Leaves_no_token_but_in_the_email()
    {
        var charge = await World.ChargeAsync(Stripe, 80m);
        Ask(charge, 30m);
        World.RunJobs();
        var token = TokenIn(Outbox.Single());
        var kept = charge.Refunds.Concat(charge.Attempts).Concat(Messages(charge)).SelectMany(row => row.Attributes.Values.OfType<string>());
        Assert.Multiple(() =>
        {
            Assert.That(token, Has.Length.EqualTo(StatusLinks.TokenLength));
            Assert.That(kept, Has.None.Contains(token));
            Assert.That(string.Join("\n", World.Dataverse.Traces.Latest()), Does.Not.Contain(token));
        });
    }
}
