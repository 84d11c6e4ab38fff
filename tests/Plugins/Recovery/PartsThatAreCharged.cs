using CrmPayments.Core.Recovery;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>Parts of an offer that are charged on the stored method when they fall due.</summary>
internal sealed class PartsThatAreCharged : OfferTests
{
    [SetUp]
    public async Task StoreAMethod()
    {
        var customer = (string)(await World.AtStripeAsync("customers", ("email", "olivia@fabrikam.example")))["id"]!;
        var token = (string)(await World.AtStripeAsync("payment_methods/pm_card_visa/attach", ("customer", customer)))["id"]!;
        var method = World.System.Create(new Entity("cpay_paymentmethod")
        {
            ["cpay_name"] = "Visa 4242",
            ["cpay_gatewayid"] = new EntityReference("cpay_gateway", Stripe.Id),
            ["cpay_customerid"] = new EntityReference("contact", World.Customer),
            ["cpay_token"] = token,
            ["cpay_customertoken"] = customer,
            ["cpay_kind"] = new OptionSetValue(192700000),
            ["cpay_brand"] = "Visa",
            ["cpay_lastfour"] = "4242",
            ["cpay_expirymonth"] = 12,
            ["cpay_expiryyear"] = 2035,
            ["cpay_status"] = new OptionSetValue(192700000),
        });
        World.Stage(new Entity("cpay_transaction", Debt) { ["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", method) });
    }

    [Test]
    public async Task Sum_to_the_debt_in_the_books()
    {
        Offered(OfferKind.Instalments, ("Instalments", 3), ("ChargeParts", true));
        for (var day = 0; day < 63; day += 3) World.Pass(TimeSpan.FromDays(3));
        Assert.That((Status, StillOwed, Payments.Count), Is.EqualTo((OfferStatus.Fulfilled, 0m, 3)), OnlyOffer.GetAttributeValue<string>("cpay_error"));
        Assert.That((await BookedAsync(Stripe)).Select(charge => (decimal)charge["amount"]!), Is.EqualTo(new[] { 33.34m, 33.33m, 33.33m }));
    }

    [Test]
    public async Task End_the_offer_when_one_is_declined_and_what_was_paid_stays_paid()
    {
        Offered(OfferKind.PartNow, ("FirstAmount", 40m), ("PayOn", World.Clock.GetUtcNow().UtcDateTime.AddDays(10)), ("ChargeParts", true));
        World.Pass(TimeSpan.FromMinutes(5));
        await World.FaultAsync(Stripe, "charge", "decline", code: "insufficient_funds");
        World.Pass(TimeSpan.FromDays(10));
        World.Pass(TimeSpan.FromHours(1));
        Assert.That((Status, StillOwed, CaseStatus == CaseStatus.OfferOpen), Is.EqualTo((OfferStatus.Failed, 60m, false)), OnlyOffer.GetAttributeValue<string>("cpay_error"));
    }

    [Test]
    public async Task Are_not_charged_past_the_customers_confirmation()
    {
        World.System.Create(new Entity("cpay_recoverypolicy") { ["cpay_name"] = "Confirmed", ["cpay_priority"] = 1, ["cpay_proofabove"] = 50m });
        Offered(OfferKind.PartNow, ("FirstAmount", 60m), ("PayOn", World.Clock.GetUtcNow().UtcDateTime.AddDays(10)), ("ChargeParts", true));
        World.Pass(TimeSpan.FromMinutes(5));
        Assert.That((Status, StillOwed), Is.EqualTo((OfferStatus.Failed, 100m)));
        Assert.That(OnlyOffer.GetAttributeValue<string>("cpay_error"), Does.StartWith("Above 50.00"));
        Assert.That(await BookedAsync(Stripe), Is.Empty);
    }

    [Test]
    public async Task Are_scheduled_once_though_their_job_runs_twice()
    {
        World.Hooks.RunJobsTwice = true;
        Offered(OfferKind.PartNow, ("FirstAmount", 40m), ("PayOn", World.Clock.GetUtcNow().UtcDateTime.AddDays(10)), ("ChargeParts", true));
        World.Pass(TimeSpan.FromMinutes(5));
        Assert.That((await BookedAsync(Stripe)).Select(charge => (decimal)charge["amount"]!), Is.EqualTo(new[] { 40m }));
    }

    [Test]
    public void Keep_a_person_s_retry_away()
    {
        Offered(OfferKind.Instalments, ("Instalments", 3), ("ChargeParts", true));
        World.RunJobs();
        Assert.That(World.Call("cpay_RetryCharge", World.Agent, ("TransactionId", Debt), ("IdempotencyKey", "by-hand"))["Outcome"], Is.EqualTo("Denied"));
    }
}
