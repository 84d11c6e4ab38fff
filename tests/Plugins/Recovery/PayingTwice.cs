using CrmPayments.Core.Recovery;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>Two roads at the same moment: both payments are in the books, and a person gives one back.</summary>
internal sealed class PayingTwice : OfferTests
{
    [Test]
    public async Task By_link_and_in_cash_becomes_a_person_s_task()
    {
        Offered(OfferKind.PaymentLink);
        await PayAsync();
        Accept(("OfferId", OnlyOffer.Id), ("Amount", 100m));
        World.RunJobs();
        World.Pass(TimeSpan.FromHours(2));
        Assert.That((Status, Payments.Count, Amount(OnlyOffer, "cpay_paidamount")), Is.EqualTo((OfferStatus.Fulfilled, 2, 200m)));
        Assert.That(World.Rows("task", "regardingobjectid", World.Customer).Select(task => task.GetAttributeValue<string>("subject")), Has.One.Contains("give back 100.00"));
    }

    [Test]
    public async Task Never_happens_by_one_link()
    {
        Offered(OfferKind.PaymentLink);
        await PayAsync();
        await PayAsync();
        World.Pass(TimeSpan.FromHours(2));
        Assert.That(((await BookedAsync(Stripe)).Count, Status), Is.EqualTo((1, OfferStatus.Fulfilled)));
    }

    [Test]
    public void Leaves_the_ledger_as_the_payments_say()
    {
        Offered(OfferKind.CashOnDelivery);
        Accept(("OfferId", OnlyOffer.Id), ("Amount", 60m), ("ConfirmDifference", true));
        Assert.That((Amount(DebtRow, "cpay_owedamount"), Amount(DebtRow, "cpay_paidamount")), Is.EqualTo((StillOwed, 60m)));
    }
}
