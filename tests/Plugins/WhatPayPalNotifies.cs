using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>PayPal's events, signed by the simulator, in the CRM.</summary>
internal sealed class WhatPayPalNotifies : PluginTests
{
    private static TestGateway PayPal => Gateways.Single(gateway => gateway.Type == GatewayType.PayPal);

    [Test]
    public async Task A_new_capture_becomes_the_customers_charge()
    {
        var told = await PayPal.ChargeAsync(World.Url, 42m, $"contact:{World.Customer}");
        await World.DeliverAsync(PayPal, "PAYMENT.CAPTURE.COMPLETED", told.Id);
        var charge = World.Rows("cpay_transaction", "cpay_gatewayid", PayPal.Id).Single();
        Assert.That(
            (charge.GetAttributeValue<EntityReference>("cpay_customerid").Id, charge.GetAttributeValue<Money>("cpay_refundableamount").Value),
            Is.EqualTo((World.Customer, 42m)));
    }

    [Test]
    public async Task A_refund_made_at_PayPal_gets_its_row_and_lowers_the_balance()
    {
        var charge = await World.ChargeAsync(PayPal, 80m);
        var refund = await PayPalTill.RefundInConsoleAsync(World.Url, charge.GatewayId, 25m);
        await World.DeliverAsync(PayPal, "PAYMENT.CAPTURE.REFUNDED", refundId: refund);
        Assert.That((TestCharge.StatusOf(charge.OnlyRefund), charge.Refundable), Is.EqualTo((RefundStatus.Succeeded, 55m)));
    }

    [Test]
    public async Task A_refund_of_a_charge_we_do_not_know_brings_the_charge_with_it()
    {
        var told = await PayPal.ChargeAsync(World.Url, 42m, $"contact:{World.Customer}");
        var refund = await PayPalTill.RefundInConsoleAsync(World.Url, told.Id, 12m);
        await World.DeliverAsync(PayPal, "PAYMENT.CAPTURE.REFUNDED", refundId: refund);
        var charge = World.Rows("cpay_transaction", "cpay_gatewayid", PayPal.Id).Single();
        Assert.That(charge.GetAttributeValue<Money>("cpay_refundableamount").Value, Is.EqualTo(30m));
    }

    [Test]
    public async Task Our_own_refund_is_settled_by_it_when_the_answer_was_lost()
    {
        var charge = await World.ChargeAsync(PayPal, 80m);
        await World.FaultAsync(PayPal, "refund", "drop-after");
        charge.Request(30m);
        World.RunJobs();
        var booked = (string)(await charge.BookedAsync()).Single()["id"]!;
        await World.DeliverAsync(PayPal, "PAYMENT.CAPTURE.REFUNDED", refundId: booked);
        Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded));
    }

    [Test]
    public async Task A_refund_that_came_back_becomes_one_task()
    {
        var charge = await World.ChargeAsync(PayPal, 80m);
        charge.Request(30m);
        World.RunJobs();
        var booked = (string)(await charge.BookedAsync()).Single()["id"]!;
        await World.DeliverAsync(PayPal, "PAYMENT.REFUND.FAILED", refundId: booked);
        Assert.That(World.Rows("task", "regardingobjectid", World.Customer), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_dispute_stops_refunds()
    {
        var charge = await World.ChargeAsync(PayPal, 80m);
        await World.DeliverAsync(PayPal, "CUSTOMER.DISPUTE.CREATED", charge.GatewayId);
        Assert.That(charge.Request(10m)["Outcome"], Is.EqualTo("Denied"));
    }
}
