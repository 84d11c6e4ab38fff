using CrmPayments.Core.Gateways;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Charges;

/// <summary>A stored card whose data are renewed, by its gateway or a shop: what the bank said of a number stands for that number alone.</summary>
internal sealed class WhenACardIsRenewed : ChargeTests
{
    [Test]
    public async Task A_new_number_has_a_history_of_its_own()
    {
        var debt = await StolenAsync();
        Renew(debt, row => row["cpay_lastfour"] = "1881");
        World.Clock.Advance(TimeSpan.FromHours(1));
        var answer = debt.Retry();
        World.RunJobs();
        Assert.That((answer["Outcome"], debt.Paid), Is.EqualTo(((object)"Accepted", 80m)), (string)answer["Message"]);
    }

    [Test]
    public async Task A_new_date_leaves_a_stolen_number_stolen()
    {
        var debt = await StolenAsync();
        Renew(debt, row => (row["cpay_expirymonth"], row["cpay_expiryyear"]) = (11, 2031));
        World.Clock.Advance(TimeSpan.FromHours(1));
        Assert.That((debt.Retry()["Outcome"], debt.Tries.Count), Is.EqualTo(((object)"Denied", 1)));
    }

    [Test]
    public async Task A_new_date_leaves_a_stolen_number_stolen_where_the_gateway_tells_no_fingerprint()
    {
        var debt = await StolenAsync();
        World.System.Update(new Entity("cpay_paymentmethod", debt.Method) { ["cpay_fingerprint"] = null });
        World.Stage(new Entity("cpay_transaction", debt.OnlyTry.Id) { ["cpay_fingerprint"] = Core.Charges.Fingerprint.OfCard(Stripe.Id, World.Customer, "Visa", "4242") });
        Renew(debt, row => (row["cpay_expirymonth"], row["cpay_expiryyear"]) = (11, 2031));
        World.Clock.Advance(TimeSpan.FromHours(1));
        Assert.That(debt.Retry()["Outcome"], Is.EqualTo("Denied"));
    }

    private async Task<TestDebt> StolenAsync()
    {
        var debt = await DebtAsync(Stripe);
        World.System.Update(new Entity("cpay_paymentmethod", debt.Method) { ["cpay_lastfour"] = "4242" });
        await World.FaultAsync(Stripe, "charge", "decline", code: "stolen_card");
        debt.Retry();
        World.RunJobs();
        Assert.That(TestDebt.StatusOf(debt.OnlyTry), Is.EqualTo(ChargeStatus.Declined));
        World.Clock.Advance(TimeSpan.FromDays(1));
        return debt;
    }

    private void Renew(TestDebt debt, Action<Entity> with)
    {
        var row = new Entity("cpay_paymentmethod", debt.Method);
        with(row);
        World.System.Update(row);
    }
}
