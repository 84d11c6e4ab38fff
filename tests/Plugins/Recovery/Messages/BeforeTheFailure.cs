using CrmPayments.Core.Subscriptions;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery.Messages;

/// <summary>Cards that will be too old, and charges that are to come (C47).</summary>
internal sealed class BeforeTheFailure : FailureTests
{
    // The card is good until the end of January; the charge of February 20 is the first it is too old for.
    private static readonly DateTime ChargedOn = new(2026, 12, 20, 8, 0, 0, DateTimeKind.Utc);

    private Guid _method, _subscription;

    [Test]
    public void A_card_is_announced_four_times_before_the_first_charge_it_is_too_old_for()
    {
        Subscribe();
        PassDays(100);
        Assert.Multiple(() =>
        {
            Assert.That(Outbox.Select(email => (Day(email.SentOn), email.Subject)), Is.EqualTo(new[] { (1, 22), (2, 6), (2, 15), (2, 18) }.Select(on => (on, "Your card is about to expire"))), "due work comes twice a day here; February 14 is a Sunday");
            Assert.That(TextOf(Outbox[0]), Does.Contain("The card that you pay with, Visa ending in 4242, is valid until the end of January 2027."));
            Assert.That(TextOf(Outbox[0]), Does.Contain("The first payment after that is on February 20, 2027: 49.00\u00A0USD for Premium plan."));
        });
    }

    [Test]
    public void A_card_that_nothing_is_charged_to_is_not_announced()
    {
        Subscribe(SubscriptionStatus.Cancelled);
        PassDays(100);
        Assert.That(Outbox, Is.Empty);
    }

    [Test]
    public void A_card_is_not_announced_whose_subscription_ends_before()
    {
        Subscribe();
        World.System.Update(new Entity("cpay_subscription", _subscription) { ["cpay_endson"] = new DateTime(2027, 2, 1) });
        PassDays(100);
        Assert.That(Outbox, Is.Empty);
    }

    [Test]
    public void A_renewed_card_is_announced_no_more()
    {
        Subscribe();
        PassDays(65);
        Assert.That(Outbox, Has.Count.EqualTo(1));
        World.System.Update(new Entity("cpay_paymentmethod", _method) { ["cpay_expiryyear"] = 2030 });
        PassDays(35);
        Assert.That(Outbox, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_notice_that_waits_is_not_sent_once_the_card_was_renewed()
    {
        Subscribe();
        PassDays(61);
        Customer("cpay_timezone", 4);
        for (var hour = 0; hour < 40 && World.Rows("cpay_customermessage", "cpay_customerid", World.Customer).Count == 0; hour++) World.Pass(TimeSpan.FromHours(1));
        World.System.Update(new Entity("cpay_paymentmethod", _method) { ["cpay_expiryyear"] = 2030 });
        PassHours(30);
        Assert.That((Outbox.Count, World.Rows("cpay_customermessage", "cpay_customerid", World.Customer).Single()["cpay_error"]), Is.EqualTo((0, (object)"Not sent: what it speaks of is not so any more.")));
    }

    [Test]
    public void A_card_that_still_works_after_its_end_is_left_alone()
    {
        Subscribe();
        World.System.Update(new Entity("cpay_subscription", _subscription) { ["cpay_nextchargeon"] = new DateTime(2027, 3, 20), ["cpay_startson"] = new DateTime(2026, 3, 20) });
        PassDays(75);
        Pay(1m, row =>
        {
            row["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", _method);
            row["cpay_chargedon"] = new DateTime(2027, 2, 2);
        });
        PassDays(50);
        Assert.That(Outbox, Is.Empty);
    }

    [Test]
    public void A_charge_is_announced_where_the_subscription_says_so()
    {
        Subscribe();
        World.System.Update(new Entity("cpay_subscription", _subscription) { ["cpay_noticedays"] = 7 });
        PassDays(30);
        Assert.Multiple(() =>
        {
            Assert.That(Outbox.Select(email => (Day(email.SentOn), email.Subject)), Is.EqualTo(new[] { ((12, 14), "Your next payment") }), "December 13 is a Sunday");
            Assert.That(TextOf(Outbox[0]), Does.Contain("On December 20, 2026 we will charge 49.00\u00A0USD for Premium plan.").And.Contains("You pay with Visa ending in 4242.").And.Not.Contains("available"));
        });
    }

    [Test]
    public void Who_once_had_an_amount_not_released_is_asked_to_have_it_ready()
    {
        Subscribe();
        Case(debts: (20m, "Storage"));
        World.System.Update(new Entity("cpay_subscription", _subscription) { ["cpay_noticedays"] = 7 });
        PassDays(30);
        Assert.That(TextOf(Outbox.Single()), Does.Contain("Please see to it that the amount is available on that day."));
    }

    [Test]
    public void A_charge_is_not_announced_where_nobody_wants_it()
    {
        Subscribe();
        PassDays(28);
        Assert.That(Outbox, Is.Empty);
    }

    private static (int Month, int Day) Day(DateTime on) => (on.Month, on.Day);

    private void PassDays(int days) =>
        Live(TimeSpan.FromDays(days), TimeSpan.FromHours(12));

    private void Subscribe(SubscriptionStatus status = SubscriptionStatus.Active)
    {
        _method = World.System.Create(new Entity("cpay_paymentmethod")
        {
            ["cpay_name"] = "Visa 4242",
            ["cpay_customerid"] = Olivia,
            ["cpay_gatewayid"] = new EntityReference("cpay_gateway", Gateways[0].Id),
            ["cpay_token"] = "tok",
            ["cpay_brand"] = "Visa",
            ["cpay_lastfour"] = "4242",
            ["cpay_expirymonth"] = 1,
            ["cpay_expiryyear"] = 2027,
            ["cpay_status"] = new OptionSetValue(192700000),
        });
        _subscription = World.System.Create(new Entity("cpay_subscription")
        {
            ["cpay_name"] = "Premium",
            ["cpay_purpose"] = "Premium plan",
            ["cpay_customerid"] = Olivia,
            ["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", _method),
            ["cpay_amount"] = new Money(49m),
            ["transactioncurrencyid"] = World.Rows("transactioncurrency", "isocurrencycode", "USD").Single().ToEntityReference(),
            ["cpay_interval"] = new OptionSetValue((int)BillingInterval.Month),
            ["cpay_intervalcount"] = 1,
            ["cpay_startson"] = ChargedOn.AddMonths(-1),
            ["cpay_nextchargeon"] = ChargedOn,
            ["cpay_status"] = new OptionSetValue((int)status),
            ["cpay_engine"] = new OptionSetValue((int)BillingEngine.Gateway),
        });
    }
}
