using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

internal sealed class PaymentLinksOfOffers : OfferTests
{
    [Test]
    public void Are_made_by_the_gateway_and_rest_the_case()
    {
        var answer = Ask(OfferKind.PaymentLink);
        World.RunJobs();
        Assert.That((answer["Outcome"], Status, Link, CaseStatus), Is.EqualTo(((object)"Started", OfferStatus.Open, LinkStage.Open, CaseStatus.OfferOpen)), (string)answer["Message"]);
        Assert.That(OnlyOffer.GetAttributeValue<string>("cpay_link"), Does.StartWith("http"));
    }

    [Test]
    public void End_when_the_gateway_s_own_time_is_over()
    {
        Offered(OfferKind.PaymentLink);
        Assert.That(OnlyOffer.GetAttributeValue<DateTime>("cpay_expireson"), Is.LessThanOrEqualTo(World.Clock.GetUtcNow().UtcDateTime.AddHours(24)));
    }

    [Test]
    public void Are_made_by_a_gateway_that_takes_the_debt_s_currency()
    {
        Close(gateway => gateway.Type is not (GatewayType.Wompi or GatewayType.Lakala or GatewayType.PlacetoPay));
        var open = Gateways.Single(gateway => gateway.Type == GatewayType.PlacetoPay);
        Offered(OfferKind.PaymentLink);
        Assert.That((Status, OnlyOffer.GetAttributeValue<EntityReference>("cpay_gatewayid").Id), Is.EqualTo((OfferStatus.Open, open.Id)));
    }

    [Test]
    public void Are_not_possible_where_no_gateway_takes_the_currency()
    {
        Close(gateway => gateway.Type is not (GatewayType.Wompi or GatewayType.Lakala));
        var answer = Ask(OfferKind.PaymentLink);
        Assert.That(answer["Outcome"], Is.EqualTo("Denied"), (string)answer["Message"]);
    }

    private void Close(Func<TestGateway, bool> which)
    {
        foreach (var gateway in Gateways.Where(which)) World.System.Update(new Entity("cpay_gateway", gateway.Id) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
    }

    [Test]
    public async Task Pay_the_debt_by_the_notification_whose_reference_names_the_offer()
    {
        Offered(OfferKind.PaymentLink);
        await PayAsync();
        await World.DeliverAsync(Stripe, "payment_intent.succeeded", chargeId: await ChargeAsync());
        Assert.Multiple(() =>
        {
            Assert.That((Status, StillOwed, Amount(OnlyOffer, "cpay_paidamount")), Is.EqualTo((OfferStatus.Fulfilled, 0m, Owed)));
            Assert.That(Payments.Single()["cpay_originid"], Is.EqualTo(DebtRow.ToEntityReference()));
            Assert.That(CaseStatus, Is.Not.EqualTo(CaseStatus.OfferOpen));
        });
    }

    [Test]
    public async Task Pay_the_debt_though_the_notification_is_lost()
    {
        Offered(OfferKind.PaymentLink);
        await PayAsync();
        World.Pass(TimeSpan.FromMinutes(20));
        Assert.That((Status, StillOwed, Payments.Count), Is.EqualTo((OfferStatus.Fulfilled, 0m, 1)));
    }

    [Test]
    public async Task Are_counted_once_when_look_up_and_notification_both_come()
    {
        Offered(OfferKind.PaymentLink);
        await PayAsync();
        World.Pass(TimeSpan.FromMinutes(20));
        await World.DeliverAsync(Stripe, "payment_intent.succeeded", chargeId: await ChargeAsync());
        Assert.That((Payments.Count, Amount(OnlyOffer, "cpay_paidamount"), World.Rows("task", "regardingobjectid", World.Customer).Count), Is.EqualTo((1, Owed, 0)));
    }

    [Test]
    public async Task Can_be_paid_no_more_when_the_offer_is_withdrawn()
    {
        Offered(OfferKind.PaymentLink);
        var page = OnlyOffer.GetAttributeValue<string>("cpay_link");
        Assert.That(Withdraw()["Outcome"], Is.EqualTo("Started"));
        Assert.That((Status, CaseStatus), Is.EqualTo((OfferStatus.Open, CaseStatus.OfferOpen)), "while the link can still be paid, nothing else is tried");
        World.RunJobs();
        await PayAsync(page, "pm_card_visa");
        World.Pass(TimeSpan.FromDays(2));
        Assert.That((Status, Link, StillOwed, CaseStatus), Is.EqualTo((OfferStatus.Withdrawn, LinkStage.Ended, Owed, CaseStatus.Active)));
        Assert.That(await BookedAsync(Stripe), Is.Empty);
    }

    [Test]
    public async Task Count_when_the_customer_pays_while_the_offer_is_withdrawn()
    {
        Offered(OfferKind.PaymentLink);
        await PayAsync();
        Assert.That(Withdraw()["Outcome"], Is.EqualTo("Started"));
        World.RunJobs();
        Assert.That((Status, StillOwed, Payments.Count), Is.EqualTo((OfferStatus.Fulfilled, 0m, 1)));
    }

    [Test]
    public void Resume_the_ladder_when_their_time_is_over()
    {
        Offered(OfferKind.PaymentLink);
        World.Pass(TimeSpan.FromHours(25));
        Assert.That((Status, Link, CaseStatus), Is.EqualTo((OfferStatus.Expired, LinkStage.Ended, CaseStatus.Active)));
    }

    [TestCase("drop-before")]
    [TestCase("drop-after")]
    [TestCase("error-before")]
    [TestCase("error-after")]
    public async Task Are_one_whatever_becomes_of_the_gateway_s_answer(string fault)
    {
        await World.FaultAsync(Stripe, "*", fault);
        Ask(OfferKind.PaymentLink);
        World.RunJobs();
        foreach (var minutes in new[] { 5, 5, 10, 60 }) World.Pass(TimeSpan.FromMinutes(minutes));
        Assert.That((Status, Link), Is.EqualTo((OfferStatus.Open, LinkStage.Open)), OnlyOffer.GetAttributeValue<string>("cpay_error"));
        await PayAsync();
        World.Pass(TimeSpan.FromMinutes(60));
        Assert.That((Status, (await BookedAsync(Stripe)).Count), Is.EqualTo((OfferStatus.Fulfilled, 1)));
    }

    [Test]
    public void End_at_once_with_the_reason_when_no_page_to_return_to_is_set_up()
    {
        World.Set("cpay_CustomerPageUrl", "");
        Ask(OfferKind.PaymentLink);
        World.RunJobs();
        for (var hour = 0; hour < 30; hour++) World.Pass(TimeSpan.FromHours(1));
        Assert.That((Status, CaseStatus), Is.EqualTo((OfferStatus.Failed, CaseStatus.Active)));
        Assert.That(OnlyOffer.GetAttributeValue<string>("cpay_error"), Does.Contain("cpay_CustomerPageUrl"));
    }

    private async Task<string> ChargeAsync() => (string)(await BookedAsync(Stripe)).Single()["id"]!;
}
