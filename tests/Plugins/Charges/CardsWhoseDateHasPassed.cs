using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Charges;

/// <summary>Banks renew cards without a word: the date that was printed when a card was stored is not the last word on it.</summary>
internal sealed class CardsWhoseDateHasPassed : ChargeTests
{
    private static TestGateway Nmi => Gateways.Single(gateway => gateway.Type == GatewayType.Nmi);

    [Test]
    public async Task Are_charged_where_the_gateway_renews_cards_by_itself()
    {
        var debt = await OldCardAsync(Stripe);
        var answer = debt.Retry();
        Finish();
        Assert.That((answer["Outcome"], debt.Owed, await debt.TakenAsync()), Is.EqualTo(((object)"Accepted", 0m, new[] { 80m })));
    }

    [Test]
    public async Task Are_known_by_their_new_date_once_they_were_charged()
    {
        var debt = await OldCardAsync(Stripe);
        debt.Retry();
        Finish();
        var card = World.System.Retrieve("cpay_paymentmethod", debt.Method, new Microsoft.Xrm.Sdk.Query.ColumnSet("cpay_expirymonth", "cpay_expiryyear"));
        Assert.That((card["cpay_expirymonth"], card["cpay_expiryyear"]), Is.EqualTo(((object)12, (object)2030)), "as Stripe tells it");
    }

    [Test]
    public async Task Are_tried_once_and_never_again_after_a_no_for_their_date()
    {
        var debt = await OldCardAsync(Stripe);
        await World.FaultAsync(Stripe, "charge", "decline", code: "expired_card");
        debt.Retry();
        Finish();
        for (var day = 0; day < 20; day++) World.Pass(TimeSpan.FromDays(1));
        var answer = debt.Retry();
        Finish();
        Assert.That((debt.Tries.Count, answer["Outcome"]), Is.EqualTo((1, (object)"Denied")), "neither the ladder nor a person");
    }

    [Test]
    public async Task Are_not_charged_where_nobody_renews_them()
    {
        var debt = await OldCardAsync(Nmi);
        var answer = debt.Retry();
        Assert.That((answer["Outcome"], (string)answer["Message"], debt.Tries.Count), Is.EqualTo(((object)"Denied", "The card has expired.", 0)));
    }

    [Test]
    public async Task Are_charged_where_the_account_has_an_updater()
    {
        World.System.Update(new Entity("cpay_gateway", Nmi.Id) { ["cpay_renewscards"] = true });
        var debt = await OldCardAsync(Nmi);
        Assert.That(debt.Retry()["Outcome"], Is.EqualTo("Accepted"));
    }

    [Test]
    public async Task Are_charged_where_one_charge_after_the_date_went_well()
    {
        var debt = await OldCardAsync(Nmi);
        var paid = World.Know(Nmi, "told-1", 40m, ChargeStatus.Captured);
        World.Stage(new Entity("cpay_transaction", paid.Id) { ["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", debt.Method) });
        Assert.That(debt.Retry()["Outcome"], Is.EqualTo("Accepted"));
    }

    [Test]
    public async Task Fail_a_subscriptions_period_for_their_date_and_each_later_one_for_the_same()
    {
        var debt = await OldCardAsync(Stripe);
        var now = World.Clock.GetUtcNow().UtcDateTime;
        World.Stage(new Entity("cpay_transaction", debt.Id) { ["cpay_chargedon"] = now.AddDays(-60) });
        await World.FaultAsync(Stripe, "charge", "decline", 1000, code: "expired_card");
        var subscription = World.System.Create(new Entity("cpay_subscription")
        {
            ["cpay_customerid"] = new EntityReference("contact", World.Customer),
            ["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", debt.Method),
            ["cpay_amount"] = new Money(30m),
            ["transactioncurrencyid"] = World.Currency("USD"),
            ["cpay_interval"] = new OptionSetValue(192700001),
            ["cpay_intervalcount"] = 1,
            ["cpay_startson"] = now.AddHours(1),
        });
        for (var hours = 0; hours < 12 * 24; hours += 6) World.Pass(TimeSpan.FromHours(6));
        var periods = World.Rows("cpay_transaction", "cpay_subscriptionid", subscription).OrderBy(row => row.GetAttributeValue<DateTime>("cpay_dueon"));
        Assert.That(
            periods.Select(row => (TestDebt.StatusOf(row), (DeclineReason)row.GetAttributeValue<OptionSetValue>("cpay_declinereason").Value)),
            Is.EqualTo(new[] { (ChargeStatus.Declined, DeclineReason.ExpiredCard), (ChargeStatus.Failed, DeclineReason.ExpiredCard) }),
            "the bank said no to the first; the second was not sent");
    }

    private async Task<TestDebt> OldCardAsync(TestGateway gateway)
    {
        var debt = await DebtAsync(gateway);
        var past = World.Clock.GetUtcNow().UtcDateTime.AddMonths(-2);
        World.System.Update(new Entity("cpay_paymentmethod", debt.Method) { ["cpay_expirymonth"] = past.Month, ["cpay_expiryyear"] = past.Year });
        return debt;
    }

    private void Finish()
    {
        World.RunJobs();
        World.Pass(TimeSpan.FromMinutes(2));
    }
}
