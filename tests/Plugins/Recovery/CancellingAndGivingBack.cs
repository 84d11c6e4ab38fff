using CrmPayments.Core.Charges;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Subscriptions;
using CrmPayments.Tests.Plugins.Charges;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>The customer cannot pay: what was paid goes back by the refunds' own road.</summary>
internal sealed class CancellingAndGivingBack : OfferTests
{
    [Test]
    public async Task Refunds_what_was_paid_and_ends_when_it_is_booked()
    {
        var part = await PaidAsync(30m);
        Assert.That(Ask(OfferKind.CancelAndRefund, ("Comment", "Lost the job"))["Outcome"], Is.EqualTo("Made"));
        World.RunJobs();
        Assert.That((await part.BookedAsync()).Single()["amount"]!.ToString(), Does.StartWith("30"));
        World.Pass(TimeSpan.FromHours(7));
        Assert.That((TestCharge.StatusOf(part.OnlyRefund), Status), Is.EqualTo((RefundStatus.Succeeded, OfferStatus.Fulfilled)));
    }

    [Test]
    public async Task Ends_the_case_and_the_subscription_and_nothing_is_tried_again()
    {
        var subscription = Subscribe();
        await PaidAsync(30m);
        World.RunJobs();
        Assert.That(Ask(OfferKind.CancelAndRefund, ("Comment", "Lost the job"))["Outcome"], Is.EqualTo("Made"));
        World.Pass(TimeSpan.FromHours(7));
        Assert.Multiple(() =>
        {
            Assert.That((CaseStatus, Choice(CaseRow, "cpay_outcome")), Is.EqualTo((CaseStatus.EndedUnpaid, (int)CaseOutcome.Refunded)));
            Assert.That(CaseRow.Contains("cpay_nextactionon"), Is.False);
            Assert.That((Choice(subscription(), "cpay_status"), subscription().Contains("cpay_nextchargeon")), Is.EqualTo(((int)SubscriptionStatus.Cancelled, false)));
            Assert.That(World.Rows("cpay_recoverytask", "cpay_recoverycaseid", Case).Select(task => Choice(task, "statecode")), Is.All.EqualTo(1), "nobody is left with a task");
        });
        for (var day = 0; day < 60; day++) World.Pass(TimeSpan.FromDays(1));
        Assert.That(World.Rows("cpay_transaction", "cpay_engine", (int)ChargeEngine.Ladder), Is.Empty);
        Assert.That(World.Rows("cpay_transaction", "cpay_subscriptionid", subscription().Id), Has.Count.EqualTo(1), "no further period is charged");
    }

    [Test]
    public async Task Leaves_it_to_a_person_to_stop_what_the_gateway_charges()
    {
        var subscription = Subscribe(gateway: true);
        await PaidAsync(30m);
        World.RunJobs();
        Ask(OfferKind.CancelAndRefund);
        World.Pass(TimeSpan.FromHours(7));
        Assert.That((CaseStatus, Choice(subscription(), "cpay_status")), Is.EqualTo((CaseStatus.EndedUnpaid, (int)SubscriptionStatus.PastDue)));
        Assert.That(World.Rows("task", "regardingobjectid", World.Customer).Select(task => task.GetAttributeValue<string>("description")), Has.Some.Contains("only the gateway can stop"));
    }

    [Test]
    public async Task Goes_on_with_what_else_the_customer_owes()
    {
        World.Stage(new Entity("cpay_recoverycase", Case) { ["cpay_openkey"] = $"{World.Customer}-USD" });
        var other = TestDebt.Fail(World, Stripe, 20m, World.System.Create(new Entity("cpay_paymentmethod") { ["cpay_customerid"] = new EntityReference("contact", World.Customer), ["cpay_gatewayid"] = new EntityReference("cpay_gateway", Stripe.Id), ["cpay_token"] = "tok" }));
        World.RunJobs();
        await PaidAsync(30m);
        World.RunJobs();
        Assert.That(other.Row.GetAttributeValue<EntityReference>("cpay_recoverycaseid").Id, Is.EqualTo(Case), "one case a customer");
        Assert.That(Ask(OfferKind.CancelAndRefund)["Outcome"], Is.EqualTo("Made"));
        World.Pass(TimeSpan.FromHours(7));
        Assert.That((CaseStatus, CaseRow.GetAttributeValue<EntityReference>("cpay_transactionid").Id, Amount(CaseRow, "cpay_amountatrisk")), Is.EqualTo((CaseStatus.Active, other.Id, 20m)));
    }

    [Test]
    public async Task Obeys_the_refund_policy_of_who_asks()
    {
        var part = await PaidAsync(30m);
        World.System.Update(new Entity("cpay_refundpolicy", World.Rows("cpay_refundpolicy", "cpay_name", "Role 1").Single().Id) { ["cpay_maximumperrefund"] = 10m });
        Assert.That(Ask(OfferKind.CancelAndRefund)["Outcome"], Is.EqualTo("Denied"));
        Assert.That((part.Refunds.Count, World.Rows("cpay_alternativeoffer", "cpay_recoverycaseid", Case).Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Waits_for_the_approval_a_refund_needs()
    {
        await PaidAsync(90m);
        World.System.Update(new Entity("cpay_refundpolicy", World.Rows("cpay_refundpolicy", "cpay_name", "Role 1").Single().Id) { ["cpay_approvalabove"] = 50m });
        Ask(OfferKind.CancelAndRefund);
        World.RunJobs();
        Assert.That((Status, CaseStatus), Is.EqualTo((OfferStatus.Accepted, CaseStatus.OfferOpen)));
    }

    [Test]
    public async Task Tells_a_person_when_a_refund_is_rejected()
    {
        var part = await PaidAsync(90m);
        World.System.Update(new Entity("cpay_refundpolicy", World.Rows("cpay_refundpolicy", "cpay_name", "Role 1").Single().Id) { ["cpay_approvalabove"] = 50m });
        Ask(OfferKind.CancelAndRefund);
        World.Decide(part.OnlyRefund.Id, World.Approver, "Reject");
        World.Pass(TimeSpan.FromHours(7));
        Assert.That(Status, Is.EqualTo(OfferStatus.Failed));
        Assert.That(World.Rows("task", "regardingobjectid", World.Customer).Select(task => task.GetAttributeValue<string>("subject")), Has.Some.Contains("cancelled debt"));
    }

    [Test]
    public void Leaves_cash_to_a_person()
    {
        Offered(OfferKind.CashOnDelivery);
        Accept(("OfferId", OnlyOffer.Id), ("Amount", 40m), ("ConfirmDifference", true));
        World.Pass(TimeSpan.FromDays(15));
        Assert.That(Ask(OfferKind.CancelAndRefund)["Outcome"], Is.EqualTo("Made"));
        Assert.That(World.Rows("task", "regardingobjectid", World.Customer).Select(task => task.GetAttributeValue<string>("subject")), Has.Some.Contains("give back 40.00"));
    }

    [Test]
    public void Is_refused_when_nothing_was_paid() => Assert.That((string)Ask(OfferKind.CancelAndRefund)["Message"], Does.Contain("Nothing was paid"));

    /// <summary>The debt is the charge of a subscription's period.</summary>
    private Func<Entity> Subscribe(bool gateway = false)
    {
        var id = World.System.Create(new Entity("cpay_subscription")
        {
            ["cpay_customerid"] = new EntityReference("contact", World.Customer),
            ["cpay_amount"] = new Microsoft.Xrm.Sdk.Money(Owed),
            ["transactioncurrencyid"] = World.Currency(Stripe.CurrencyCode),
            ["cpay_interval"] = new OptionSetValue((int)BillingInterval.Month),
            ["cpay_intervalcount"] = 1,
            ["cpay_startson"] = World.Clock.GetUtcNow().UtcDateTime.AddDays(20),
            ["cpay_status"] = new OptionSetValue((int)SubscriptionStatus.PastDue),
            ["cpay_engine"] = new OptionSetValue((int)(gateway ? BillingEngine.Gateway : BillingEngine.Dataverse)),
        });
        World.Stage(new Entity("cpay_transaction", Debt) { ["cpay_subscriptionid"] = new EntityReference("cpay_subscription", id) });
        World.RunJobs();
        return () => World.Rows("cpay_subscription", "cpay_subscriptionid", id).Single();
    }

    private Entity CaseRow => World.Rows("cpay_recoverycase", "cpay_recoverycaseid", Case).Single();

    private static int? Choice(Entity row, string column) => row.GetAttributeValue<OptionSetValue>(column)?.Value;

    /// <summary>A part of the debt that was charged at the gateway.</summary>
    private async Task<TestCharge> PaidAsync(decimal amount)
    {
        var part = await World.ChargeAsync(Stripe, amount);
        World.Stage(new Entity("cpay_transaction", part.Id) { ["cpay_originid"] = new EntityReference("cpay_transaction", Debt) });
        return part;
    }
}
