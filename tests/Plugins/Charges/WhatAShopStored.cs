using CrmPayments.Core.Declines;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Charges;

/// <summary>Methods that the CRM knows from notifications of charges, and whether they can be charged again.</summary>
internal sealed class WhatAShopStored : ChargeTests
{
    [Test]
    public async Task Is_charged_again_with_the_customer_it_was_stored_for()
    {
        var card = await StripeTill.StoreAsync(World.Url);
        var debt = await DebtOn(await StripeTill.ChargeAsync(World.Url, card, 42m, $"contact:{World.Customer}"));
        debt.Retry();
        World.RunJobs();
        Assert.That((debt.Owed, debt.Paid), Is.EqualTo((0m, 25m)), debt.OnlyTry.GetAttributeValue<string>("cpay_gatewaytext"));
    }

    [Test]
    public async Task For_no_customer_was_good_for_one_charge_and_is_not_sent()
    {
        var debt = await DebtOn((await Stripe.ChargeAsync(World.Url, 42m, $"contact:{World.Customer}")).Id);
        debt.Retry();
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(debt.OnlyTry.GetAttributeValue<OptionSetValue>("cpay_declinereason").Value, Is.EqualTo((int)DeclineReason.InvalidAccount));
            Assert.That(debt.OnlyTry.GetAttributeValue<string>("cpay_gatewaytext"), Does.Contain("stored with no customer"));
            Assert.That(debt.Owed, Is.EqualTo(25m));
        });
    }

    /// <summary>Another charge on the card of this one, that was declined.</summary>
    private async Task<TestDebt> DebtOn(string charge)
    {
        await World.DeliverAsync(Stripe, "charge.succeeded", charge);
        var told = World.Rows("cpay_transaction", "cpay_gatewaytransactionid", charge).Single();
        return TestDebt.Fail(World, Stripe, 25m, told.GetAttributeValue<EntityReference>("cpay_paymentmethodid").Id);
    }
}
