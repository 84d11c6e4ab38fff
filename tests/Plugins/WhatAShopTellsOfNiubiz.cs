using CrmPayments.Core.Gateways;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>Niubiz notifies nobody: a shop names its sale and its customer, and what became of the sale is asked of Niubiz.</summary>
internal sealed class WhatAShopTellsOfNiubiz : PluginTests
{
    private static TestGateway Niubiz => Gateways.Single(gateway => gateway.Type == GatewayType.Niubiz);

    [Test]
    public async Task A_sale_appears_as_Niubiz_has_it_with_the_customer_that_the_shop_named()
    {
        var told = await Niubiz.ChargeAsync(World.Url, 42m);
        Tell(told.Id, $$"""{"transactionId":"{{told.Id}}","customer":"contact:{{World.Customer}}","amount":1}""");
        var charge = World.Rows("cpay_transaction", "cpay_gatewayid", Niubiz.Id).Single();
        Assert.Multiple(() =>
        {
            Assert.That(charge.GetAttributeValue<EntityReference>("cpay_customerid").Id, Is.EqualTo(World.Customer));
            Assert.That(charge.GetAttributeValue<Money>("cpay_refundableamount").Value, Is.EqualTo(42m), "the amount is Niubiz's, not the shop's");
            Assert.That(charge.GetAttributeValue<OptionSetValue>("cpay_status").Value, Is.EqualTo((int)ChargeStatus.Captured));
        });
    }

    [Test]
    public async Task A_decline_keeps_the_banks_reason()
    {
        var id = await NiubizTill.ChargeAsync(World.Url, 42m, expiry: "2001");
        Tell(id, $$"""{"transactionId":"{{id}}"}""");
        var charge = World.Rows("cpay_transaction", "cpay_gatewayid", Niubiz.Id).Single();
        Assert.That(
            (charge.GetAttributeValue<OptionSetValue>("cpay_status").Value, charge.GetAttributeValue<string>("cpay_gatewaycode")),
            Is.EqualTo(((int)ChargeStatus.Declined, "101")));
    }

    [Test]
    public async Task The_same_sale_told_on_a_later_day_is_settled()
    {
        var told = await Niubiz.ChargeAsync(World.Url, 42m);
        Tell("first", $$"""{"transactionId":"{{told.Id}}"}""");
        World.Clock.Advance(TimeSpan.FromDays(1));
        Tell("second", $$"""{"transactionId":"{{told.Id}}"}""");
        Assert.That(
            World.Rows("cpay_transaction", "cpay_gatewayid", Niubiz.Id).Single().GetAttributeValue<OptionSetValue>("cpay_status").Value,
            Is.EqualTo((int)ChargeStatus.Settled));
    }

    private void Tell(string eventId, string payload)
    {
        World.Ingest(Niubiz, new NotificationVerdict.Accepted(eventId, "sale", payload));
        World.RunJobs();
    }
}
