using CrmPayments.Core.Recovery;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>Transfers and cash: a person or a flow reports what came.</summary>
internal sealed class MoneyThatArrivesByAnOffer : OfferTests
{
    private string Reference => OnlyOffer.GetAttributeValue<string>("cpay_reference");

    [Test]
    public void Pays_the_debt_when_amount_and_reference_are_right()
    {
        Offered(OfferKind.BankTransfer);
        var answer = Accept(("Reference", Reference), ("Amount", 100m), ("IdempotencyKey", "bank-77"));
        World.RunJobs();
        Assert.That((answer["Outcome"], Status, StillOwed, CaseStatus == CaseStatus.OfferOpen), Is.EqualTo(((object)"Accepted", OfferStatus.Fulfilled, 0m, false)), (string)answer["Message"]);
    }

    [Test]
    public void Is_found_by_its_reference_alone_as_people_type_it()
    {
        Offered(OfferKind.BankTransfer);
        var typed = Reference.ToLowerInvariant().Insert(8, " ").Insert(4, "-");
        Assert.That(Accept(("Reference", typed), ("Amount", 100m))["OfferId"], Is.EqualTo(OnlyOffer.Id));
    }

    [Test]
    public void Is_recorded_once_for_one_key()
    {
        Offered(OfferKind.BankTransfer);
        (string, object?)[] report = [("Reference", Reference), ("Amount", 40m), ("ConfirmDifference", true), ("IdempotencyKey", "bank-78")];
        Assert.That(Accept(report)["Outcome"], Is.EqualTo("Accepted"));
        Assert.That((Accept(report)["Outcome"], Payments.Count), Is.EqualTo(((object)"Duplicate", 1)));
    }

    [Test]
    public void Is_recorded_once_a_day_without_a_key()
    {
        Offered(OfferKind.CashOnDelivery);
        (string, object?)[] report = [("OfferId", OnlyOffer.Id), ("Amount", 100m)];
        Accept(report);
        Assert.That((Accept(report)["Outcome"], Payments.Count), Is.EqualTo(((object)"Duplicate", 1)));
    }

    [Test]
    public void Is_explained_and_not_recorded_when_it_is_too_little()
    {
        Offered(OfferKind.BankTransfer);
        var answer = Accept(("Reference", Reference), ("Amount", 99m));
        Assert.That((answer["Outcome"], Payments.Count), Is.EqualTo(((object)"ConfirmationRequired", 0)));
        Assert.That((string)answer["Message"], Does.Contain("100.00").And.Contain("99.00").And.Contain("1.00"));
    }

    [Test]
    public void Lowers_what_is_awaited_when_too_little_is_confirmed()
    {
        Offered(OfferKind.BankTransfer);
        Accept(("Reference", Reference), ("Amount", 60m), ("ConfirmDifference", true));
        Assert.That((Status, StillOwed, CaseStatus), Is.EqualTo((OfferStatus.Accepted, 40m, CaseStatus.OfferOpen)));
        Accept(("Reference", Reference), ("Amount", 40m));
        Assert.That((Status, StillOwed), Is.EqualTo((OfferStatus.Fulfilled, 0m)));
    }

    [Test]
    public void Is_never_more_than_is_awaited()
    {
        Offered(OfferKind.BankTransfer);
        var answer = Accept(("Reference", Reference), ("Amount", 101m), ("ConfirmDifference", true));
        Assert.That((answer["Outcome"], Payments.Count), Is.EqualTo(((object)"Denied", 0)), (string)answer["Message"]);
    }

    [TestCase("OF0000000000001")]
    [TestCase("not a reference")]
    public void Is_not_taken_for_another_offer_s(string typed)
    {
        Offered(OfferKind.BankTransfer);
        Assert.That(Accept(("Reference", typed), ("Amount", 100m))["Outcome"], Is.EqualTo("Denied"));
    }

    [Test]
    public void Needs_the_reference_of_a_transfer()
    {
        Offered(OfferKind.BankTransfer);
        Assert.That(Accept(("OfferId", OnlyOffer.Id), ("Amount", 100m))["Outcome"], Is.EqualTo("Denied"));
    }

    [Test]
    public void Comes_too_late_when_the_offer_has_ended_and_the_ladder_goes_on()
    {
        Offered(OfferKind.BankTransfer);
        World.Pass(TimeSpan.FromDays(8));
        Assert.That((Status, CaseStatus), Is.EqualTo((OfferStatus.Expired, CaseStatus.Active)));
        Assert.That((string)Accept(("Reference", Reference), ("Amount", 100m))["Message"], Does.Contain("ended"));
    }

    [Test]
    public void Closes_the_link_that_could_still_be_paid()
    {
        Offered(OfferKind.PaymentLink);
        Accept(("OfferId", OnlyOffer.Id), ("Amount", 100m), ("Comment", "Paid at the counter"));
        Assert.That(Status, Is.EqualTo(OfferStatus.Fulfilled));
        World.RunJobs();
        Assert.That(Link, Is.EqualTo(LinkStage.Ended));
    }

    [Test]
    public void Pays_part_after_part()
    {
        Offered(OfferKind.Instalments, ("Instalments", 3));
        Assert.That(Accept(("OfferId", OnlyOffer.Id), ("Amount", 33.34m), ("IdempotencyKey", "a"))["Outcome"], Is.EqualTo("Accepted"));
        Assert.That(Accept(("OfferId", OnlyOffer.Id), ("Amount", 33.34m), ("IdempotencyKey", "b"))["Outcome"], Is.EqualTo("ConfirmationRequired").Or.EqualTo("Denied"), "the next part is 33.33");
        Assert.That(Accept(("OfferId", OnlyOffer.Id), ("Amount", 66.66m), ("IdempotencyKey", "c"))["Outcome"], Is.EqualTo("Accepted"), "two parts at once");
        Assert.That((Status, StillOwed), Is.EqualTo((OfferStatus.Fulfilled, 0m)));
    }

    [Test]
    public void Breaks_the_agreement_when_a_part_does_not_come()
    {
        Offered(OfferKind.Instalments, ("Instalments", 4));
        Accept(("OfferId", OnlyOffer.Id), ("Amount", 25m));
        World.Pass(TimeSpan.FromDays(34));
        World.Pass(TimeSpan.FromDays(1));
        Assert.That((Status, CaseStatus, StillOwed), Is.EqualTo((OfferStatus.Failed, CaseStatus.Active, 75m)));
    }

    [Test]
    public void Can_be_announced_by_the_customer()
    {
        Offered(OfferKind.CashOnDelivery);
        Assert.That((Accept(("OfferId", OnlyOffer.Id), ("Comment", "Will pay the driver"))["Outcome"], Status, StillOwed), Is.EqualTo(((object)"Accepted", OfferStatus.Accepted, Owed)));
    }
}
