using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>Stored methods are looked at now and then, so that a dead one is known before a charge fails.</summary>
internal sealed class VerifyingStoredMethods : PluginTests
{
    private static TestGateway Stripe => Gateways.Single(gateway => gateway.Type == GatewayType.Stripe);

    [Test]
    public async Task Says_when_one_works_and_when_it_is_asked_again()
    {
        var method = await StoreAsync(days: 60);
        World.Pass(TimeSpan.FromDays(31));
        Assert.That((OutcomeOf(method), DateOf(method, "cpay_nextverifyon")), Is.EqualTo((VerificationOutcome.Works, World.Clock.GetUtcNow().UtcDateTime.AddDays(60))));
    }

    [Test]
    public async Task Finds_a_dead_one_and_tells_a_person_once()
    {
        var method = await StoreAsync(days: 30);
        await World.FaultAsync(Stripe, "verify", "decline", count: 2, code: "expired_card");
        World.Pass(TimeSpan.FromDays(31));
        World.Pass(TimeSpan.FromDays(31));
        Assert.Multiple(() =>
        {
            Assert.That(OutcomeOf(method), Is.EqualTo(VerificationOutcome.Refused));
            Assert.That(Row(method).GetAttributeValue<OptionSetValue>("cpay_verificationreason").Value, Is.EqualTo((int)DeclineReason.ExpiredCard));
            Assert.That(World.Rows("task", "regardingobjectid", World.Customer).Count, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Asks_again_soon_after_no_answer()
    {
        var method = await StoreAsync(days: 30);
        await World.FaultAsync(Stripe, "verify", "drop-after");
        World.Pass(TimeSpan.FromDays(31));
        Assert.That((OutcomeOf(method), DateOf(method, "cpay_nextverifyon")), Is.EqualTo((VerificationOutcome.NoAnswer, World.Clock.GetUtcNow().UtcDateTime.AddHours(6))));
    }

    [Test]
    public async Task Asks_nobody_where_the_gateway_s_owner_does_not_want_it()
    {
        var method = await StoreAsync(days: null);
        World.Pass(TimeSpan.FromDays(31));
        Assert.That((Row(method).Contains("cpay_verifiedon"), DateOf(method, "cpay_nextverifyon")), Is.EqualTo((false, World.Clock.GetUtcNow().UtcDateTime.AddDays(30))));
    }

    [Test]
    public async Task Books_nothing()
    {
        await StoreAsync(days: 30);
        World.Pass(TimeSpan.FromDays(31));
        Assert.That((await World.LedgerAsync(Stripe))["charges"]!, Is.Empty);
    }

    private Entity Row(Guid method) => World.Rows("cpay_paymentmethod", "cpay_paymentmethodid", method).Single();

    private VerificationOutcome OutcomeOf(Guid method) => (VerificationOutcome)Row(method).GetAttributeValue<OptionSetValue>("cpay_verification").Value;

    private DateTime DateOf(Guid method, string column) => Row(method).GetAttributeValue<DateTime>(column);

    private async Task<Guid> StoreAsync(int? days)
    {
        World.System.Update(new Entity("cpay_gateway", Stripe.Id) { ["cpay_verifyeverydays"] = days });
        var customer = (string)(await World.AtStripeAsync("customers", ("email", "olivia@fabrikam.example")))["id"]!;
        var token = (string)(await World.AtStripeAsync("payment_methods/pm_card_visa/attach", ("customer", customer)))["id"]!;
        return World.System.Create(new Entity("cpay_paymentmethod")
        {
            ["cpay_name"] = "Visa 4242",
            ["cpay_gatewayid"] = new EntityReference("cpay_gateway", Stripe.Id),
            ["cpay_customerid"] = new EntityReference("contact", World.Customer),
            ["cpay_token"] = token,
            ["cpay_customertoken"] = customer,
            ["cpay_status"] = new OptionSetValue(192700000),
        });
    }
}
