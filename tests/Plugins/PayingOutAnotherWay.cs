using System.ServiceModel;
using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>Money that cannot go back to the card: credit, transfer, cheque. Always approved, never sent to the gateway, ended by a person with the reference.</summary>
internal sealed class PayingOutAnotherWay : PluginTests
{
    private static TestGateway Stripe => Gateways[1];

    [Test]
    public async Task Always_waits_for_another_person_and_holds_the_money()
    {
        var charge = await World.ChargeAsync(Stripe, 80m);
        var answer = Ask(charge, 30m);
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo("AwaitingApproval"), "below the limit that a refund to the card would need approval for");
            Assert.That(charge.OnlyRefund.GetAttributeValue<OptionSetValue>("cpay_payout").Value, Is.EqualTo((int)PayOut.BankTransfer));
            Assert.That(charge.Reserved, Is.EqualTo(30m));
        });
    }

    [Test]
    public async Task Becomes_a_task_for_who_approved_and_never_reaches_the_gateway()
    {
        var charge = await ApprovedAsync();
        World.LetAWeekPass();
        var task = World.Rows("task", "regardingobjectid", World.Customer).Single();
        Assert.Multiple(() =>
        {
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Submitted));
            Assert.That(task["subject"], Does.Contain("pay out").And.Contain("bank transfer"));
            Assert.That(task.GetAttributeValue<EntityReference>("ownerid").Id, Is.EqualTo(World.Approver));
            Assert.That(charge.Attempts.Select(attempt => (string)attempt["subject"]), Has.Some.StartsWith("Pay-out").And.None.StartsWith("Refund,"));
        });
        Assert.That(await charge.BookedAsync(), Is.Empty);
    }

    [Test]
    public async Task Ends_with_the_reference_it_was_paid_with()
    {
        var charge = await ApprovedAsync();
        Assert.That((string)Resolve(charge, "Paid.", null)["Message"], Does.Contain("number of the transfer"));
        var answer = Resolve(charge, "Paid.", "TRF-4711");
        Assert.Multiple(() =>
        {
            Assert.That((string)answer["Message"], Does.Contain("bank transfer").And.Contain("TRF-4711"));
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded));
            Assert.That(charge.OnlyRefund["cpay_payoutreference"], Is.EqualTo("TRF-4711"));
            Assert.That(charge.Refunded, Is.EqualTo(30m));
            Assert.That(charge.Attempts.Select(attempt => (string)attempt["subject"]), Has.Some.StartsWith("Pay-out").And.Some.Contains("succeeded"));
        });
        Assert.That(await charge.BookedAsync(), Is.Empty);
    }

    [Test]
    public async Task Is_not_ended_by_who_asked_and_not_looked_up()
    {
        var charge = await ApprovedAsync();
        Assert.That(World.Call("cpay_CheckRefund", World.Approver, ("RefundId", charge.OnlyRefund.Id))["Outcome"], Is.EqualTo("Denied"));
        Assert.That(World.Call("cpay_ResolveRefund", World.Agent, ("RefundId", charge.OnlyRefund.Id), ("Resolution", "Succeeded"), ("Reference", "1"), ("Comment", "Paid."))["Outcome"], Is.EqualTo("Denied"));
    }

    [Test]
    public async Task Is_possible_where_the_gateway_no_longer_refunds()
    {
        var charge = await World.ChargeAsync(Gateways.Single(gateway => gateway.Type == Core.Gateways.GatewayType.PayPal), 80m);
        World.Clock.Advance(TimeSpan.FromDays(200));
        Assert.That(charge.Request(30m)["Outcome"], Is.EqualTo("Denied"), "its window has ended");
        Assert.That(Ask(charge, 30m)["Outcome"], Is.EqualTo("AwaitingApproval"));
    }

    [Test]
    public async Task Is_handed_over_once_though_the_process_dies_in_between()
    {
        var charge = await ApprovedAsync(run: false);
        World.Hooks.RunJobsTwice = true;
        World.RunJobs();
        World.Hooks.RunJobsTwice = false;
        World.Pass(TimeSpan.FromMinutes(10));
        Assert.That(World.Rows("task", "regardingobjectid", World.Customer), Has.Count.EqualTo(1));
        Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Submitted));
    }

    [Test]
    public async Task Can_name_the_new_charge_of_an_exchange_of_the_same_customer_only()
    {
        var charge = await World.ChargeAsync(Stripe, 80m);
        var replacement = await World.ChargeAsync(Stripe, 90m);
        charge.Request(30m, more: [("ReplacementTransactionId", replacement.Id)]);
        Assert.That(charge.OnlyRefund.GetAttributeValue<EntityReference>("cpay_replacementtransactionid").Id, Is.EqualTo(replacement.Id));
        foreach (var wrong in new[] { charge.Id, Guid.NewGuid() })
            Assert.That(() => charge.Request(10m, more: [("ReplacementTransactionId", wrong)]), Throws.InstanceOf<FaultException>().With.Message.Contains("same customer"));
    }

    private async Task<TestCharge> ApprovedAsync(bool run = true)
    {
        var charge = await World.ChargeAsync(Stripe, 80m);
        Ask(charge, 30m);
        World.Call("cpay_DecideRefund", World.Approver, ("RefundId", charge.OnlyRefund.Id), ("Decision", "Approve"), ("Comment", "The card is closed."));
        if (run) World.RunJobs();
        return charge;
    }

    private static ParameterCollection Ask(TestCharge charge, decimal amount) => charge.Request(amount, more: [("PayOut", new OptionSetValue((int)PayOut.BankTransfer))]);

    private ParameterCollection Resolve(TestCharge charge, string comment, string? reference) => World.Call(
        "cpay_ResolveRefund", World.Approver, ("RefundId", charge.OnlyRefund.Id), ("Resolution", "Succeeded"), ("Comment", comment), ("Reference", reference));
}
