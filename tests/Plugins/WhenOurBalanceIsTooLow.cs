using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;

namespace CrmPayments.Tests.Plugins;

/// <summary>The provider has too little of our money to give back: the refund says so in words, and a person is called to top it up.</summary>
internal sealed class WhenOurBalanceIsTooLow : PluginTests
{
    [TestCase(GatewayType.Stripe, "balance_insufficient")]
    [TestCase(GatewayType.PayPal, "REFUND_FAILED_INSUFFICIENT_FUNDS")]
    public async Task The_refund_fails_with_an_explanation_and_can_be_asked_for_again(GatewayType type, string code)
    {
        var gateway = Gateways.Single(gateway => gateway.Type == type);
        var charge = await World.ChargeAsync(gateway, 80m);
        await World.FaultAsync(gateway, "refund", "decline", code: code);
        charge.Request(30m);
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Failed));
            Assert.That(charge.OnlyRefund["cpay_error"], Does.Contain("balance at the gateway is too low"));
            Assert.That(World.Rows("task", "regardingobjectid", World.Customer).Single()["subject"], Does.Contain("balance"));
            Assert.That(charge.Refundable, Is.EqualTo(80m));
        });
        charge.Request(30m);
        World.RunJobs();
        Assert.That(charge.Refunded, Is.EqualTo(30m));
    }
}
