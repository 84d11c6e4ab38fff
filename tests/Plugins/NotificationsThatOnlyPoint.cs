using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>Authorize.Net's notifications name a transaction and neither its currency nor a refund's charge: the async step asks for it.</summary>
internal sealed class NotificationsThatOnlyPoint : PluginTests
{
    private const string Charged = "net.authorize.payment.authcapture.created", Refunded = "net.authorize.payment.refund.created", Voided = "net.authorize.payment.void.created";

    private static TestGateway AuthorizeNet => Gateways.Single(gateway => gateway.Type == GatewayType.AuthorizeNet);

    [Test]
    public async Task A_new_charge_appears_as_the_gateway_has_it()
    {
        var told = await AuthorizeNet.ChargeAsync(World.Url, 42m);
        await World.DeliverAsync(AuthorizeNet, Charged, told.Id);
        var charge = World.Rows("cpay_transaction", "cpay_gatewayid", AuthorizeNet.Id).Single();
        Assert.Multiple(() =>
        {
            Assert.That(charge.GetAttributeValue<EntityReference>("cpay_customerid").Id, Is.EqualTo(World.Customer), "found by the only contact with this e-mail address");
            Assert.That(charge.GetAttributeValue<Money>("cpay_refundableamount").Value, Is.EqualTo(42m));
            Assert.That(charge.GetAttributeValue<OptionSetValue>("cpay_status").Value, Is.EqualTo((int)ChargeStatus.Captured));
        });
    }

    [Test]
    public async Task A_charge_that_a_subscription_made_is_tied_to_it()
    {
        var told = await AuthorizeNet.ChargeAsync(World.Url, 42m);
        var subscription = await SubscribeAsync(told.Id);
        await World.DeliverAsync(AuthorizeNet, Charged, told.Id);
        var charge = World.Rows("cpay_transaction", "cpay_gatewayid", AuthorizeNet.Id).Single();
        Assert.That((charge.GetAttributeValue<EntityReference>("cpay_subscriptionid")?.Id, charge.GetAttributeValue<OptionSetValue>("cpay_initiator")?.Value), Is.EqualTo(((Guid?)subscription, (int?)Core.Recovery.ChargeInitiator.MerchantRecurring)));
    }

    [Test]
    public async Task A_subscription_that_is_suspended_tells_of_the_payment_that_was_declined()
    {
        await World.FaultAsync(AuthorizeNet, "charge", "decline", code: "2:51");
        Assert.That(() => AuthorizeNetTill.ChargeAsync(World.Url, 42m), Throws.InvalidOperationException);
        var declined = (string)((Newtonsoft.Json.Linq.JArray)(await World.LedgerAsync(AuthorizeNet))["charges"]!).Single()["id"]!;
        var subscription = await SubscribeAsync(declined);
        await World.DeliverAsync(AuthorizeNet, "net.authorize.customer.subscription.suspended", declined);
        var charge = World.Rows("cpay_transaction", "cpay_gatewayid", AuthorizeNet.Id).Single();
        Assert.Multiple(() =>
        {
            Assert.That(charge.GetAttributeValue<OptionSetValue>("cpay_status").Value, Is.EqualTo((int)ChargeStatus.Declined));
            Assert.That(charge.GetAttributeValue<EntityReference>("cpay_subscriptionid")?.Id, Is.EqualTo(subscription));
            Assert.That(World.Rows("cpay_recoverycase", "cpay_transactionid", charge.Id), Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task A_late_event_tells_what_is_true_now()
    {
        var charge = await World.ChargeAsync(AuthorizeNet, 80m, settled: false);
        var early = await World.DeliverAsync(AuthorizeNet, Charged, charge.GatewayId, apply: false);
        await World.SettleAsync(AuthorizeNet);
        World.Ingest(AuthorizeNet, early);
        World.RunJobs();
        Assert.That(charge.Row.GetAttributeValue<OptionSetValue>("cpay_status").Value, Is.EqualTo((int)ChargeStatus.Settled));
    }

    [Test]
    public async Task A_refund_made_in_the_merchant_interface_gets_its_row_and_lowers_the_balance()
    {
        var charge = await World.ChargeAsync(AuthorizeNet, 80m);
        var refund = await AuthorizeNetTill.RefundAsync(World.Url, charge.GatewayId, 25m);
        await World.DeliverAsync(AuthorizeNet, Refunded, refundId: refund);
        Assert.Multiple(() =>
        {
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded));
            Assert.That(charge.Refundable, Is.EqualTo(55m));
        });
    }

    [Test]
    public async Task Our_own_refund_is_ended_by_its_notification_when_the_answer_was_lost()
    {
        var charge = await World.ChargeAsync(AuthorizeNet, 80m);
        await World.FaultAsync(AuthorizeNet, "refund", "drop-after");
        charge.Request(30m);
        World.RunJobs();
        var booked = (string)(await charge.BookedAsync()).Single()["id"]!;
        await World.DeliverAsync(AuthorizeNet, Refunded, refundId: booked);
        Assert.Multiple(() =>
        {
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded), "known by our own reference, longer than an invoice number");
            Assert.That(charge.Refunded, Is.EqualTo(30m));
        });
    }

    [Test]
    public async Task A_refund_that_was_voided_in_the_merchant_interface_becomes_a_persons_task()
    {
        var charge = await World.ChargeAsync(AuthorizeNet, 80m);
        charge.Request(30m);
        World.RunJobs();
        var booked = (string)(await charge.BookedAsync()).Single()["id"]!;
        await AuthorizeNetTill.VoidAsync(World.Url, booked);
        await World.DeliverAsync(AuthorizeNet, Voided, refundId: booked);
        Assert.That(World.Rows("task", "regardingobjectid", World.Customer), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_charge_voided_in_the_merchant_interface_has_nothing_left_to_refund()
    {
        var charge = await World.ChargeAsync(AuthorizeNet, 80m, settled: false);
        await AuthorizeNetTill.VoidAsync(World.Url, charge.GatewayId);
        await World.DeliverAsync(AuthorizeNet, Voided, charge.GatewayId);
        Assert.That(charge.Refundable, Is.EqualTo(0m));
    }

    [Test]
    public async Task An_event_waits_while_the_gateway_cannot_be_asked()
    {
        var charge = await World.ChargeAsync(AuthorizeNet, 80m);
        var refund = await AuthorizeNetTill.RefundAsync(World.Url, charge.GatewayId, 25m);
        await World.FaultAsync(AuthorizeNet, "lookup", "error-before");
        await World.DeliverAsync(AuthorizeNet, Refunded, refundId: refund);
        Assert.That(charge.Refunds, Is.Empty);
        World.LetAWeekPass();
        Assert.That(charge.Refunded, Is.EqualTo(25m), "it is tried again and nothing is lost");
    }

    /// <summary>A subscription of the customer, of whose payments this is one.</summary>
    private async Task<Guid> SubscribeAsync(string charge)
    {
        await World.AtAuthorizeNetAsync("recur", charge);
        return World.System.Create(new Entity("cpay_subscription")
        {
            ["cpay_customerid"] = new EntityReference("contact", World.Customer),
            ["cpay_amount"] = new Money(42m),
            ["transactioncurrencyid"] = World.Currency("USD"),
            ["cpay_status"] = new OptionSetValue(192700000),
            ["cpay_engine"] = new OptionSetValue(192700001),
            ["cpay_gatewayid"] = new EntityReference("cpay_gateway", AuthorizeNet.Id),
            ["cpay_gatewaysubscriptionid"] = charge[^8..].TrimStart('0'),
        });
    }
}
