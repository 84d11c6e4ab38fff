using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

internal sealed class MakingAnOffer : OfferTests
{
    [Test]
    public void Is_refused_while_another_is_open()
    {
        Offered(OfferKind.BankTransfer);
        Assert.That((Ask(OfferKind.CashOnDelivery)["Outcome"], World.Rows("cpay_alternativeoffer", "cpay_recoverycaseid", Case).Count), Is.EqualTo(((object)"Denied", 1)));
    }

    [Test]
    public void Is_possible_again_when_the_first_is_withdrawn()
    {
        Offered(OfferKind.BankTransfer);
        Assert.That(Withdraw()["Outcome"], Is.EqualTo("Withdrawn"));
        Assert.That(Ask(OfferKind.CashOnDelivery)["Outcome"], Is.EqualTo("Made"));
    }

    [TestCase(ChargeStatus.Scheduled)]
    [TestCase(ChargeStatus.Submitted)]
    [TestCase(ChargeStatus.Unknown)]
    [TestCase(ChargeStatus.Pending)]
    public void Is_refused_while_a_try_may_still_bring_money(ChargeStatus status)
    {
        CreateUnguarded(new Entity("cpay_transaction", Guid.NewGuid())
        {
            ["cpay_originid"] = new EntityReference("cpay_transaction", Debt),
            ["cpay_gatewayid"] = new EntityReference("cpay_gateway", Stripe.Id),
            ["cpay_amount"] = new Microsoft.Xrm.Sdk.Money(Owed),
            ["transactioncurrencyid"] = DebtRow["transactioncurrencyid"],
            ["cpay_status"] = new OptionSetValue((int)status),
        });
        Assert.That((string)Ask(OfferKind.PaymentLink)["Message"], Does.Contain("under way"));
    }

    [Test]
    public void Is_refused_to_who_may_not_see_the_case()
    {
        var answer = Ask(World.WithoutRole, OfferKind.BankTransfer);
        Assert.That((answer["Outcome"], (string)answer["Message"]), Is.EqualTo(((object)"Denied", "There is no such recovery case, or you may not deal with it.")));
    }

    [Test]
    public void Is_refused_to_who_only_looks() => Assert.That(Ask(World.AddUser("auditor@contoso.example", 4), OfferKind.BankTransfer)["Outcome"], Is.EqualTo("Denied"));

    [Test]
    public void Stands_on_the_customer_s_timeline()
    {
        Ask(OfferKind.BankTransfer);
        Ask(OfferKind.BankTransfer);
        Assert.That(World.Rows("cpay_paymentattempt", "regardingobjectid", World.Customer).Count(row => row.GetAttributeValue<OptionSetValue>("cpay_operation").Value == 192700011), Is.EqualTo(2), "made, and refused");
    }

    [Test]
    public void Keeps_no_card_number_in_its_comment()
    {
        Assert.That(Ask(OfferKind.BankTransfer, ("Comment", "Card 4242 4242 4242 4242"))["Outcome"], Is.EqualTo("Denied"));
        Assert.That(World.Written(), Has.None.Contain("4242 4242 4242 4242"));
    }

    [Test]
    public void Is_told_to_the_customer_once_when_they_are_to_hear_of_it()
    {
        Offered(OfferKind.PaymentLink, ("NotifyCustomer", true));
        World.Pass(TimeSpan.FromMinutes(20));
        var message = World.Rows("cpay_customermessage", "cpay_recoverycaseid", Case).Single();
        Assert.That(message.GetAttributeValue<string>("cpay_link"), Is.EqualTo(OnlyOffer.GetAttributeValue<string>("cpay_link")));
    }

    [Test]
    public void Promises_a_later_date_once_alone_and_again_with_approval()
    {
        Offered(OfferKind.LaterDate, ("PayOn", World.Clock.GetUtcNow().UtcDateTime.AddDays(5)));
        Assert.That(CaseStatus, Is.EqualTo(CaseStatus.OfferOpen));
        Withdraw();
        Assert.That(Ask(OfferKind.LaterDate, ("PayOn", World.Clock.GetUtcNow().UtcDateTime.AddDays(9)))["Outcome"], Is.EqualTo("NeedsApproval"));
    }

    [Test]
    public void Waits_for_the_promised_day_and_a_little_longer()
    {
        Offered(OfferKind.LaterDate, ("PayOn", World.Clock.GetUtcNow().UtcDateTime.AddDays(5)));
        World.Pass(TimeSpan.FromDays(7));
        Assert.That(Status, Is.EqualTo(OfferStatus.Open));
        World.Pass(TimeSpan.FromDays(2));
        Assert.That((Status, CaseStatus), Is.EqualTo((OfferStatus.Expired, CaseStatus.Active)));
    }

    [Test]
    public void Chooses_another_provider_for_another_method()
    {
        Offered(OfferKind.OtherMethod);
        Assert.That(OnlyOffer.GetAttributeValue<EntityReference>("cpay_gatewayid").Id, Is.EqualTo(Gateways.Single(gateway => gateway.Type == GatewayType.PayPal).Id));
    }

    [Test]
    public void Cannot_be_written_by_hand() => Assert.That(
        () => World.Dataverse.As(World.Dataverse.AdministratorId).Create(new Entity("cpay_alternativeoffer") { ["cpay_kind"] = new OptionSetValue(192700000) }), Throws.Exception);
}
