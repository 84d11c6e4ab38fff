using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>Notifications as the simulator sends them, stored by cpay_IngestGatewayEvent and applied by the async step.</summary>
internal sealed class ApplyingNotifications : PluginTests
{
    private static TestGateway Braintree => Gateways[0];

    private static TestGateway Stripe => Gateways[1];

    [Test]
    public async Task A_new_charge_appears_with_its_customer_and_its_line_on_the_timeline()
    {
        var told = await Stripe.ChargeAsync(World.Url, 42m, $"contact:{World.Customer}");
        await World.DeliverAsync(Stripe, "payment_intent.succeeded", told.Id);
        var charge = World.Rows("cpay_transaction", "cpay_gatewayid", Stripe.Id).Single();
        Assert.Multiple(() =>
        {
            Assert.That(charge.GetAttributeValue<EntityReference>("cpay_customerid").Id, Is.EqualTo(World.Customer));
            Assert.That(charge.GetAttributeValue<Money>("cpay_refundableamount").Value, Is.EqualTo(42m));
            Assert.That(World.Rows("cpay_paymentattempt", "regardingobjectid", World.Customer), Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task A_charge_of_a_customer_whose_owner_may_not_see_charges_appears_all_the_same()
    {
        World.System.Update(new Entity("contact", World.Customer) { ["ownerid"] = new EntityReference("systemuser", World.WithoutRole) });
        var told = await Stripe.ChargeAsync(World.Url, 42m, $"contact:{World.Customer}");
        await World.DeliverAsync(Stripe, "payment_intent.succeeded", told.Id);
        var charge = World.Rows("cpay_transaction", "cpay_gatewayid", Stripe.Id).Single();
        Assert.That(charge.GetAttributeValue<EntityReference>("cpay_customerid").Id, Is.EqualTo(World.Customer));
    }

    [Test]
    public async Task A_new_charge_of_a_company_appears_with_its_account()
    {
        var account = World.System.Create(new Entity("account") { ["name"] = "Fabrikam" });
        var told = await Stripe.ChargeAsync(World.Url, 42m, $"account:{account}");
        await World.DeliverAsync(Stripe, "payment_intent.succeeded", told.Id);
        var customer = World.Rows("cpay_transaction", "cpay_gatewayid", Stripe.Id).Single().GetAttributeValue<EntityReference>("cpay_customerid");
        Assert.That((customer.LogicalName, customer.Id), Is.EqualTo(("account", account)));
    }

    [Test]
    public async Task The_same_event_twice_changes_nothing()
    {
        var told = await Stripe.ChargeAsync(World.Url, 42m, $"contact:{World.Customer}");
        var first = await World.DeliverAsync(Stripe, "payment_intent.succeeded", told.Id);
        Assert.That(World.Ingest(Stripe, first)["Outcome"], Is.EqualTo("Duplicate"));
        World.RunJobs();
        Assert.That(World.Rows("cpay_transaction", "cpay_gatewayid", Stripe.Id), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Two_events_about_one_new_charge_make_one_charge()
    {
        var told = await Stripe.ChargeAsync(World.Url, 42m, $"contact:{World.Customer}");
        await World.DeliverAsync(Stripe, "payment_intent.succeeded", told.Id);
        await World.DeliverAsync(Stripe, "charge.succeeded", told.Id);
        Assert.That(World.Rows("cpay_transaction", "cpay_gatewayid", Stripe.Id), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_settlement_moves_the_charge_forward_and_a_late_event_does_not_move_it_back()
    {
        var charge = await World.ChargeAsync(Braintree, 80m, settled: false);
        var early = await World.DeliverAsync(Braintree, "subscription_charged_successfully", charge.GatewayId, apply: false);
        await World.SettleAsync(Braintree);
        await World.DeliverAsync(Braintree, "transaction_disbursed", charge.GatewayId);
        Assert.That(StatusOf(charge), Is.EqualTo(ChargeStatus.Settled));
        World.Ingest(Braintree, early);
        World.RunJobs();
        Assert.That(StatusOf(charge), Is.EqualTo(ChargeStatus.Settled));
    }

    [Test]
    public async Task A_refund_made_in_the_gateways_console_gets_its_row_and_lowers_the_balance()
    {
        var charge = await World.ChargeAsync(Stripe, 80m);
        var refund = await World.RefundInConsoleAsync(charge.GatewayId, 25m);
        await World.DeliverAsync(Stripe, "refund.created", refundId: refund);
        Assert.Multiple(() =>
        {
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded));
            Assert.That(charge.Refunded, Is.EqualTo(25m));
            Assert.That(charge.Refundable, Is.EqualTo(55m));
        });
    }

    [Test]
    public async Task Our_own_refund_is_settled_by_its_notification_when_the_answer_was_lost()
    {
        var charge = await World.ChargeAsync(Stripe, 80m);
        await World.FaultAsync(Stripe, "refund", "drop-after");
        charge.Request(30m);
        World.RunJobs();
        var booked = (string)(await charge.BookedAsync()).Single()["id"]!;
        await World.DeliverAsync(Stripe, "refund.created", refundId: booked);
        Assert.Multiple(() =>
        {
            Assert.That(charge.Refunds, Has.Count.EqualTo(1), "no second row");
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded));
        });
    }

    [Test]
    public async Task A_refund_that_came_back_frees_its_amount_and_becomes_one_task()
    {
        var charge = await World.ChargeAsync(Braintree, 80m);
        charge.Request(30m);
        World.RunJobs();
        var booked = (string)(await charge.BookedAsync()).Single()["id"]!;
        await World.DeliverAsync(Braintree, "refund_failed", refundId: booked);
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        await World.DeliverAsync(Braintree, "refund_failed", refundId: booked);
        Assert.Multiple(() =>
        {
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded), "states only move forward");
            Assert.That(charge.Refundable, Is.EqualTo(80m));
            Assert.That(charge.Refunded, Is.EqualTo(0m));
            Assert.That(World.Rows("task", "regardingobjectid", World.Customer), Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task A_dispute_stops_refunds()
    {
        var charge = await World.ChargeAsync(Braintree, 80m);
        await World.DeliverAsync(Braintree, "dispute_opened", charge.GatewayId);
        Assert.That(charge.Request(10m)["Outcome"], Is.EqualTo("Denied"));
    }

    [Test]
    public async Task A_refund_of_a_charge_we_do_not_know_brings_the_charge_with_it()
    {
        var told = await Stripe.ChargeAsync(World.Url, 42m, $"contact:{World.Customer}");
        var refund = await World.RefundInConsoleAsync(told.Id, 12m);
        await World.DeliverAsync(Stripe, "refund.created", refundId: refund);
        var charge = World.Rows("cpay_transaction", "cpay_gatewayid", Stripe.Id).Single();
        Assert.That(charge.GetAttributeValue<Money>("cpay_refundableamount").Value, Is.EqualTo(30m));
    }

    [Test]
    public void What_cannot_be_read_is_kept_with_its_reason_and_given_up_only_in_the_end()
    {
        var parameters = World.Call("cpay_IngestGatewayEvent", World.Dataverse.AdministratorId,
            ("GatewayId", Stripe.Id), ("EventId", "evt_broken"), ("EventType", "refund.created"), ("Payload", "{\"id\":"));
        World.RunJobs();
        var id = (Guid)parameters["EventRecordId"];
        var kept = World.Rows("cpay_gatewayevent", "cpay_gatewayeventid", id).Single();
        Assert.That(kept.GetAttributeValue<string>("cpay_error"), Is.Not.Empty);
        World.LetAWeekPass();
        Assert.That(World.Rows("cpay_gatewayevent", "cpay_gatewayeventid", id).Single().GetAttributeValue<OptionSetValue>("cpay_status").Value, Is.EqualTo(192700003));
    }

    [Test]
    public async Task Storing_and_applying_stay_within_their_call_budgets()
    {
        var told = await Stripe.ChargeAsync(World.Url, 42m, $"contact:{World.Customer}");
        await World.DeliverAsync(Stripe, "payment_intent.succeeded", told.Id);
        var refund = await World.RefundInConsoleAsync(told.Id, 12m);
        await World.DeliverAsync(Stripe, "refund.created", refundId: refund);
        Assert.Multiple(() =>
        {
            Assert.That(World.Dataverse.Metrics.Max("cpay_IngestGatewayEvent"), Is.InRange(1, 3));
            Assert.That(World.Dataverse.Metrics.Max("CrmPayments.Plugins.Gateways.ApplyGatewayEvent"), Is.InRange(1, 7));
        });
    }

    private static ChargeStatus StatusOf(TestCharge charge) => (ChargeStatus)charge.Row.GetAttributeValue<OptionSetValue>("cpay_status").Value;
}
