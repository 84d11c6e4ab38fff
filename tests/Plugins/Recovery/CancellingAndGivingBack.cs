using CrmPayments.Core.Recovery;
using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>The customer cannot pay: what was paid goes back by the refunds' own road.</summary>
internal sealed class CancellingAndGivingBack : OfferTests
{
    [Test]
    public async Task Refunds_what_was_paid_and_ends_when_it_is_booked()
    {
        var part = await PaidAsync(30m);
        Assert.That(Ask(OfferKind.CancelAndRefund, ("Comment", "Lost the job"))["Outcome"], Is.EqualTo("Made"));
        World.RunJobs();
        Assert.That((await part.BookedAsync()).Single()["amount"]!.ToString(), Does.StartWith("30"));
        World.Pass(TimeSpan.FromHours(7));
        Assert.That((TestCharge.StatusOf(part.OnlyRefund), Status), Is.EqualTo((RefundStatus.Succeeded, OfferStatus.Fulfilled)));
    }

    [Test]
    public async Task Obeys_the_refund_policy_of_who_asks()
    {
        var part = await PaidAsync(30m);
        World.System.Update(new Entity("cpay_refundpolicy", World.Rows("cpay_refundpolicy", "cpay_name", "Role 1").Single().Id) { ["cpay_maximumperrefund"] = 10m });
        Assert.That(Ask(OfferKind.CancelAndRefund)["Outcome"], Is.EqualTo("Denied"));
        Assert.That((part.Refunds.Count, World.Rows("cpay_alternativeoffer", "cpay_recoverycaseid", Case).Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Waits_for_the_approval_a_refund_needs()
    {
        await PaidAsync(90m);
        World.System.Update(new Entity("cpay_refundpolicy", World.Rows("cpay_refundpolicy", "cpay_name", "Role 1").Single().Id) { ["cpay_approvalabove"] = 50m });
        Ask(OfferKind.CancelAndRefund);
        World.RunJobs();
        Assert.That((Status, CaseStatus), Is.EqualTo((OfferStatus.Accepted, CaseStatus.OfferOpen)));
    }

    [Test]
    public async Task Tells_a_person_when_a_refund_is_rejected()
    {
        var part = await PaidAsync(90m);
        World.System.Update(new Entity("cpay_refundpolicy", World.Rows("cpay_refundpolicy", "cpay_name", "Role 1").Single().Id) { ["cpay_approvalabove"] = 50m });
        Ask(OfferKind.CancelAndRefund);
        World.Decide(part.OnlyRefund.Id, World.Approver, "Reject");
        World.Pass(TimeSpan.FromHours(7));
        Assert.That(Status, Is.EqualTo(OfferStatus.Failed));
        Assert.That(World.Rows("task", "regardingobjectid", World.Customer).Select(task => task.GetAttributeValue<string>("subject")), Has.Some.Contains("cancelled debt"));
    }

    [Test]
    public void Leaves_cash_to_a_person()
    {
        Offered(OfferKind.CashOnDelivery);
        Accept(("OfferId", OnlyOffer.Id), ("Amount", 40m), ("ConfirmDifference", true));
        World.Pass(TimeSpan.FromDays(15));
        Assert.That(Ask(OfferKind.CancelAndRefund)["Outcome"], Is.EqualTo("Made"));
        Assert.That(World.Rows("task", "regardingobjectid", World.Customer).Select(task => task.GetAttributeValue<string>("subject")), Has.Some.Contains("give back 40.00"));
    }

    [Test]
    public void Is_refused_when_nothing_was_paid() => Assert.That((string)Ask(OfferKind.CancelAndRefund)["Message"], Does.Contain("Nothing was paid"));

    /// <summary>A part of the debt that was charged at the gateway.</summary>
    private async Task<TestCharge> PaidAsync(decimal amount)
    {
        var part = await World.ChargeAsync(Stripe, amount);
        World.Stage(new Entity("cpay_transaction", part.Id) { ["cpay_originid"] = new EntityReference("cpay_transaction", Debt) });
        return part;
    }
}
