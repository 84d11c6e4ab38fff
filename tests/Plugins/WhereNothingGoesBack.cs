using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>A gateway without refunds and voids: the app says where the money can be given back instead, sends nothing, and hears of what was given back there.</summary>
internal sealed class WhereNothingGoesBack : PluginTests
{
    private static IEnumerable<TestGateway> Keeping => Gateways.Where(gateway => !gateway.GivesBack);

    [TestCaseSource(nameof(Keeping))]
    public async Task The_question_is_answered_with_where_it_can_be_done(TestGateway gateway)
    {
        var charge = await World.ChargeAsync(gateway, 80m);
        var options = World.Call("cpay_GetRefundOptions", World.Agent, ("TransactionId", charge.Id));
        Assert.That((options["Kind"], options["MaximumAmount"], (string)options["Message"]), Is.EqualTo(((object)"None", (object)0m, "This payment gateway gives no money back through its interface. Make the refund in its own console, or pay it out another way.")));
    }

    [TestCaseSource(nameof(Keeping))]
    public async Task A_request_is_refused_in_words_logged_and_never_sent(TestGateway gateway)
    {
        var charge = await World.ChargeAsync(gateway, 80m);
        var answer = charge.Request(80m);
        World.LetAWeekPass();
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo("Denied"));
            Assert.That((string)answer["Message"], Does.Contain("in its own console"));
            Assert.That(charge.Refunds, Is.Empty);
            Assert.That(charge.Attempts, Has.Count.EqualTo(1), "also a refused request is on the timeline");
            Assert.That((charge.Refundable, charge.Reserved), Is.EqualTo((80m, 0m)));
        });
        Assert.That(await charge.BookedAsync(), Is.Empty);
    }

    [TestCaseSource(nameof(Keeping))]
    public async Task It_can_be_paid_out_another_way(TestGateway gateway)
    {
        var charge = await World.ChargeAsync(gateway, 80m);
        var answer = charge.Request(30m, more: [("PayOut", new OptionSetValue((int)PayOut.BankTransfer))]);
        Assert.That((answer["Outcome"], charge.Reserved), Is.EqualTo(((object)"AwaitingApproval", 30m)));
    }

    [TestCaseSource(nameof(Keeping))]
    public async Task What_is_given_back_in_the_console_gets_its_row_once_and_leaves_nothing(TestGateway gateway)
    {
        var charge = await World.ChargeAsync(gateway, 80m);
        var told = await gateway.RefundInConsole!(World.Url, charge.GatewayId);
        for (var time = 0; time < 2; time++) await World.DeliverAsync(gateway, told, charge.GatewayId);
        Assert.Multiple(() =>
        {
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded));
            Assert.That((charge.Refunded, charge.Refundable), Is.EqualTo((80m, 0m)));
            Assert.That(charge.Attempts.Select(attempt => (string)attempt["subject"]), Has.Exactly(1).StartsWith("Refund"));
        });
        Assert.That(charge.Request(30m, more: [("PayOut", new OptionSetValue((int)PayOut.BankTransfer))])["Outcome"], Is.EqualTo("Denied"), "it is not paid twice");
    }

    [TestCaseSource(nameof(Keeping))]
    public async Task A_charge_that_the_CRM_hears_of_only_when_it_went_back_has_both(TestGateway gateway)
    {
        var id = await gateway.Sell(World.Url, 80m, $"contact:{World.Customer}");
        await World.DeliverAsync(gateway, await gateway.RefundInConsole!(World.Url, id), id);
        var charge = World.Rows("cpay_transaction", "cpay_gatewaytransactionid", id).Single();
        Assert.That(
            (charge.GetAttributeValue<EntityReference>("cpay_customerid").Id, charge.GetAttributeValue<Money>("cpay_refundedamount").Value, charge.GetAttributeValue<Money>("cpay_refundableamount").Value),
            Is.EqualTo((World.Customer, 80m, 0m)));
    }
}
