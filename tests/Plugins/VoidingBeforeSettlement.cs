using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

internal sealed class VoidingBeforeSettlement : PluginTests
{
    private static IEnumerable<TestGateway> Settling => Gateways.Where(gateway => gateway.HasSettlement);

    private static IEnumerable<TestGateway> Refunding => Settling.Where(gateway => gateway.Capabilities.Refunds);

    [TestCaseSource(nameof(Settling))]
    public async Task Voids_the_whole_unsettled_charge_in_the_same_action(TestGateway gateway)
    {
        var charge = await World.ChargeAsync(gateway, 80m, settled: false);
        charge.Request(80m);
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded));
            Assert.That(charge.Refundable, Is.EqualTo(0m));
        });
        Assert.That(await charge.BookedStatusAsync(), Does.Contain(gateway.Voided).IgnoreCase);
    }

    [TestCaseSource(nameof(Settling))]
    public async Task Says_that_a_part_is_possible_only_after_settlement(TestGateway gateway)
    {
        var charge = await World.ChargeAsync(gateway, 80m, settled: false);
        Assert.That(charge.Request(30m)["Outcome"], Is.EqualTo("Denied"));
    }

    [TestCaseSource(nameof(Refunding))]
    public async Task Refunds_when_the_charge_settled_on_the_way(TestGateway gateway)
    {
        var charge = await World.ChargeAsync(gateway, 80m, settled: false);
        charge.Request(80m);
        await World.SettleAsync(gateway);
        World.RunJobs();
        Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded));
        Assert.That((await charge.BookedAsync()).Sum(refund => (decimal)refund["amount"]!), Is.EqualTo(80m));
        Assert.That(charge.Row.GetAttributeValue<OptionSetValue>("cpay_status").Value, Is.Not.EqualTo((int)ChargeStatus.Voided), "its books say refunded, not voided");
    }

    [Test]
    public async Task Refunds_an_authorization_that_was_captured_on_the_way()
    {
        var intent = await StripeTill.AuthorizeAsync(World.Url, 80m);
        var charge = World.Know(Gateways[1], intent, 80m, ChargeStatus.Authorized);
        charge.Request(80m);
        await StripeTill.CaptureAsync(World.Url, intent);
        World.RunJobs();
        Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded), charge.OnlyRefund.GetAttributeValue<string>("cpay_error"));
        Assert.That((await charge.BookedAsync()).Sum(refund => (decimal)refund["amount"]!), Is.EqualTo(80m));
    }
}
