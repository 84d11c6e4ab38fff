using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>Dataverse charges a subscription: each period once, whoever runs it and however often.</summary>
internal sealed class ChargingASubscription : RecoveryTests
{
    [Test]
    public async Task Each_period_is_charged_once()
    {
        var subscription = await StartAsync();
        Live(TimeSpan.FromDays(65), TimeSpan.FromHours(2));
        var charges = World.Rows("cpay_transaction", "cpay_subscriptionid", subscription);
        Assert.Multiple(() =>
        {
            Assert.That(charges, Has.Count.EqualTo(3));
            Assert.That(charges.All(charge => ChargeStates.HasMoney((ChargeStatus)charge.GetAttributeValue<OptionSetValue>("cpay_status").Value)), Is.True);
            Assert.That(charges.Select(charge => charge.GetAttributeValue<string>("cpay_reference")).Distinct().Count(), Is.EqualTo(3));
            Assert.That(Row("cpay_subscription", subscription).GetAttributeValue<DateTime>("cpay_nextchargeon"), Is.GreaterThan(Now));
        });
    }

    [Test]
    public async Task Marked_twice_it_is_charged_once()
    {
        var subscription = await StartAsync();
        World.Clock.Advance(TimeSpan.FromDays(1.1));
        for (var clock = 0; clock < 3; clock++)
        {
            World.System.Update(new Entity("cpay_subscription", subscription) { ["cpay_chargerequestedon"] = Now });
            World.RunJobs();
        }

        Assert.That(World.Rows("cpay_transaction", "cpay_subscriptionid", subscription), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_declined_period_becomes_a_case_and_is_collected()
    {
        await World.FaultAsync(Stripe, "charge", "decline", code: "insufficient_funds");
        var subscription = await StartAsync();
        Live(TimeSpan.FromDays(12), TimeSpan.FromHours(1));
        Assert.Multiple(() =>
        {
            Assert.That((StatusOf(TheCase), OutcomeOf(TheCase)), Is.EqualTo((CaseStatus.Recovered, (CaseOutcome?)CaseOutcome.Retry)));
            Assert.That(Row("cpay_subscription", subscription).GetAttributeValue<OptionSetValue>("cpay_status").Value, Is.EqualTo(192700000));
        });
    }

    [Test]
    public void Without_a_method_a_person_gets_a_task_with_a_sentence()
    {
        var subscription = Subscription(Method(), starts: Now.AddDays(1));
        World.System.Update(new Entity("cpay_subscription", subscription) { ["cpay_paymentmethodid"] = null });
        Live(TimeSpan.FromDays(2));
        Assert.Multiple(() =>
        {
            Assert.That(Tasks, Has.Count.EqualTo(1));
            Assert.That(Row("cpay_subscription", subscription).GetAttributeValue<string>("cpay_problem"), Does.Contain("no payment method"));
            Assert.That(Row("cpay_subscription", subscription).GetAttributeValue<DateTime>("cpay_nextchargeon"), Is.GreaterThan(Now), "never stuck");
        });
    }

    [Test]
    public async Task After_a_standstill_the_newest_period_is_charged_and_a_person_decides_on_the_others()
    {
        var subscription = await StartAsync();
        World.Clock.Advance(TimeSpan.FromDays(70));
        for (var minutes = 0; minutes < 30; minutes += 6) World.Pass(TimeSpan.FromMinutes(6));
        Assert.Multiple(() =>
        {
            Assert.That(World.Rows("cpay_transaction", "cpay_subscriptionid", subscription).Select(charge => charge.GetAttributeValue<DateTime>("cpay_dueon").Month), Is.EqualTo(new[] { 1 }), "one charge, not three at once");
            Assert.That(Tasks.Single().GetAttributeValue<string>("description"), Does.Contain("2 charges, the first of November 21, 2026, were not made, and only that of January 21, 2027 is."));
            Assert.That(Row("cpay_subscription", subscription).GetAttributeValue<DateTime>("cpay_nextchargeon"), Is.EqualTo(new DateTime(2027, 2, 21, 9, 0, 0)));
        });
        Live(TimeSpan.FromDays(30), TimeSpan.FromHours(6));
        Assert.That((World.Rows("cpay_transaction", "cpay_subscriptionid", subscription).Count, Tasks.Count), Is.EqualTo((2, 1)), "then each in its turn");
    }

    [Test]
    public async Task A_standstill_over_its_end_charges_the_last_period_and_no_more()
    {
        var subscription = await StartAsync();
        World.System.Update(new Entity("cpay_subscription", subscription) { ["cpay_endson"] = Now.AddDays(40) });
        World.Clock.Advance(TimeSpan.FromDays(100));
        World.Pass(TimeSpan.FromMinutes(6));
        var charged = World.Rows("cpay_transaction", "cpay_subscriptionid", subscription).Select(charge => charge.GetAttributeValue<DateTime>("cpay_dueon").Month).ToList();
        Live(TimeSpan.FromDays(40), TimeSpan.FromHours(12));
        Assert.Multiple(() =>
        {
            Assert.That(charged, Is.EqualTo(new[] { 12 }));
            Assert.That(World.Rows("cpay_transaction", "cpay_subscriptionid", subscription), Has.Count.EqualTo(1));
            Assert.That(Row("cpay_subscription", subscription).Contains("cpay_nextchargeon"), Is.False);
        });
    }

    [Test]
    public async Task A_period_that_the_order_check_refuses_is_a_persons_task()
    {
        World.Hooks.TimeOut("cpay_CheckOrder");
        var subscription = await StartAsync();
        Live(TimeSpan.FromDays(2));
        Assert.Multiple(() =>
        {
            Assert.That(World.Rows("cpay_transaction", "cpay_subscriptionid", subscription).Single().GetAttributeValue<OptionSetValue>("cpay_status").Value, Is.EqualTo((int)ChargeStatus.Cancelled));
            Assert.That(Tasks.Single().GetAttributeValue<string>("description"), Does.Contain("The charge of November 21, 2026 could not be made"));
            Assert.That(Cases, Is.Empty);
        });
    }

    [Test]
    public async Task A_suspended_one_is_not_charged_and_goes_on_without_what_passed()
    {
        var subscription = await StartAsync();
        World.System.Update(new Entity("cpay_subscription", subscription) { ["cpay_status"] = new OptionSetValue(192700002) });
        Live(TimeSpan.FromDays(40), TimeSpan.FromHours(6));
        Assert.That(World.Rows("cpay_transaction", "cpay_subscriptionid", subscription), Is.Empty);
        World.System.Update(new Entity("cpay_subscription", subscription) { ["cpay_status"] = new OptionSetValue(192700000) });
        Live(TimeSpan.FromDays(35), TimeSpan.FromHours(6));
        Assert.That(World.Rows("cpay_transaction", "cpay_subscriptionid", subscription), Has.Count.EqualTo(1));
    }

    [Test]
    public void The_gateways_own_is_never_charged_from_here()
    {
        var subscription = Subscription(Method(), gateway: true, starts: Now.AddDays(1));
        Live(TimeSpan.FromDays(3));
        Assert.That(World.Rows("cpay_transaction", "cpay_subscriptionid", subscription), Is.Empty);
    }

    [Test]
    public void One_without_an_amount_is_refused() =>
        Assert.That(() => Subscription(Method(), amount: 0m), Throws.Exception.With.Message.Contains("above zero"));

    private async Task<Guid> StartAsync()
    {
        var method = Method(await Stripe.Store!(World.Url));
        return Subscription(method, starts: Now.AddDays(1));
    }
}
