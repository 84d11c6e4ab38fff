using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>NMI's events, signed by the simulator, in the CRM.</summary>
internal sealed class WhatNmiNotifies : PluginTests
{
    private static TestGateway Nmi => Gateways.Single(gateway => gateway.Type == GatewayType.Nmi);

    [Test]
    public async Task A_sale_becomes_the_charge_of_the_contact_with_its_address()
    {
        var told = await Nmi.ChargeAsync(World.Url, 42m);
        await World.DeliverAsync(Nmi, "transaction.sale.success", told.Id);
        var charge = World.Rows("cpay_transaction", "cpay_gatewayid", Nmi.Id).Single();
        Assert.That(
            (charge.GetAttributeValue<EntityReference>("cpay_customerid").Id, charge.GetAttributeValue<Money>("cpay_refundableamount").Value),
            Is.EqualTo((World.Customer, 42m)));
    }

    [Test]
    public async Task A_refund_made_in_the_portal_gets_its_row_and_lowers_the_balance()
    {
        var charge = await World.ChargeAsync(Nmi, 80m);
        var refund = await NmiTill.RefundAsync(World.Url, charge.GatewayId, 25m);
        await World.DeliverAsync(Nmi, "transaction.refund.success", refundId: refund);
        Assert.That((TestCharge.StatusOf(charge.OnlyRefund), charge.Refundable), Is.EqualTo((RefundStatus.Succeeded, 55m)));
    }

    [Test]
    public async Task Our_own_refund_is_ended_by_it_when_the_answer_was_lost()
    {
        var charge = await World.ChargeAsync(Nmi, 80m);
        await World.FaultAsync(Nmi, "refund", "drop-after");
        charge.Request(30m);
        World.RunJobs();
        var booked = (string)(await charge.BookedAsync()).Single()["id"]!;
        await World.DeliverAsync(Nmi, "transaction.refund.success", refundId: booked);
        Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded));
    }

    [Test]
    public async Task A_chargeback_stops_refunds()
    {
        var charge = await World.ChargeAsync(Nmi, 80m);
        await World.DeliverAsync(Nmi, "chargeback.batch.complete", charge.GatewayId);
        Assert.That(charge.Request(30m)["Outcome"], Is.EqualTo("Denied"));
    }
}
