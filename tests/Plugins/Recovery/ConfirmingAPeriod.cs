using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>The first charge of a subscription's period is a charge like any other: a large one waits for the customer, once.</summary>
internal sealed class ConfirmingAPeriod : ConfirmationTests
{
    [Test]
    public async Task The_first_charge_of_a_period_waits_for_the_customer_and_is_asked_for_at_once()
    {
        var subscription = await SubscribeAsync();
        Live(TimeSpan.FromDays(1.5));
        var charge = Charges.Single();
        Assert.Multiple(() =>
        {
            Assert.That((ReasonOf(charge), charge.GetAttributeValue<int>("cpay_sendcount")), Is.EqualTo((DeclineReason.ProofRequired, 0)));
            Assert.That((OfferStatusOf(OnlyOffer), StatusOf(TheCase)), Is.EqualTo((OfferStatus.Open, CaseStatus.OfferOpen)));
            Assert.That(Outbox.Select(email => email.Subject), Is.EqualTo(new[] { "Please confirm your payment" }), "no notice of a failure");
            Assert.That(Row("cpay_subscription", subscription).GetAttributeValue<DateTime>("cpay_nextchargeon"), Is.GreaterThan(Now));
        });
        Assert.That(await TakenAsync(), Is.Empty);
    }

    [Test]
    public async Task Once_confirmed_the_periods_that_follow_are_charged_as_ever()
    {
        var subscription = await SubscribeAsync();
        Live(TimeSpan.FromDays(1.5));
        await PayAsync(OnlyOffer);
        Live(TimeSpan.FromDays(65), TimeSpan.FromHours(4));
        Assert.Multiple(() =>
        {
            Assert.That((Offers.Count, StatusOf(TheCase)), Is.EqualTo((1, CaseStatus.Recovered)));
            Assert.That(Row("cpay_subscription", subscription).GetAttributeValue<OptionSetValue>("cpay_status").Value, Is.EqualTo(192700000));
        });
        Assert.That(await TakenAsync(), Is.EqualTo(new[] { Large, Large, Large }), "one by the link, two of the stored card");
    }

    [Test]
    public async Task A_higher_price_is_confirmed_anew()
    {
        var subscription = await SubscribeAsync();
        Live(TimeSpan.FromDays(1.5));
        await PayAsync(OnlyOffer);
        Live(TimeSpan.FromDays(1));
        World.System.Update(new Entity("cpay_subscription", subscription) { ["cpay_amount"] = new Money(Large + 1m) });
        Live(TimeSpan.FromDays(31), TimeSpan.FromHours(4));
        Assert.That((Offers.Count, (await TakenAsync()).Count), Is.EqualTo((2, 1)));
    }
}
