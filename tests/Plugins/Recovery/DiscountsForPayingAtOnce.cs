using CrmPayments.Core.Recovery;

namespace CrmPayments.Tests.Plugins.Recovery;

internal sealed class DiscountsForPayingAtOnce : OfferTests
{
    [SetUp]
    public void LetThemGive()
    {
        Policy(5m, role: 1);
        Policy(20m, role: 2);
    }

    [Test]
    public async Task Are_taken_off_the_debt_when_the_rest_is_paid()
    {
        Offered(OfferKind.Discount, ("DiscountPercent", 5m));
        Assert.That((Amount(OnlyOffer, "cpay_amount"), Amount(DebtRow, "cpay_discountamount")), Is.EqualTo((95m, 0m)), "nothing is given before it is paid");
        await PayAsync();
        World.Pass(TimeSpan.FromMinutes(20));
        Assert.That((Status, Amount(DebtRow, "cpay_discountamount"), StillOwed, Payments.Sum(payment => Amount(payment, "cpay_amount"))), Is.EqualTo((OfferStatus.Fulfilled, 5m, 0m, 95m)));
    }

    [Test]
    public void Above_the_own_ceiling_wait_for_somebody_who_may()
    {
        var answer = Ask(OfferKind.Discount, ("DiscountPercent", 10m));
        World.RunJobs();
        Assert.That((answer["Outcome"], Status, OnlyOffer.GetAttributeValue<string>("cpay_link")), Is.EqualTo(((object)"NeedsApproval", OfferStatus.Draft, (string?)null)));
        Assert.That(CaseStatus, Is.Not.EqualTo(CaseStatus.OfferOpen), "a draft does not hold the case");
        Assert.That(Decide(World.Approver, "Approve")["Outcome"], Is.EqualTo("Approved"));
        World.RunJobs();
        Assert.That((Status, Link, CaseStatus), Is.EqualTo((OfferStatus.Open, LinkStage.Open, CaseStatus.OfferOpen)));
    }

    [Test]
    public void Are_never_approved_by_who_made_them()
    {
        Ask(World.Approver, OfferKind.Discount, ("DiscountPercent", 30m));
        Assert.That(Decide(World.Approver, "Approve")["Outcome"], Is.EqualTo("Denied"));
    }

    [Test]
    public void Are_never_approved_beyond_what_the_approver_may_give()
    {
        Ask(OfferKind.Discount, ("DiscountPercent", 21m));
        Assert.That((string)Decide(World.Approver, "Approve")["Message"], Does.Contain("20").And.Contain("21"));
        Assert.That(Status, Is.EqualTo(OfferStatus.Draft));
    }

    [Test]
    public void Are_never_approved_by_a_deputy_of_who_made_them()
    {
        Ask(OfferKind.Discount, ("DiscountPercent", 10m));
        World.AddDeputy(absent: World.Agent, deputy: World.Approver);
        Assert.That(Decide(World.Approver, "Approve")["Outcome"], Is.EqualTo("Denied"));
    }

    [Test]
    public void Are_offered_once_for_a_debt()
    {
        Offered(OfferKind.Discount, ("DiscountPercent", 5m));
        Withdraw();
        World.RunJobs();
        var again = Ask(OfferKind.Discount, ("DiscountPercent", 5m));
        Assert.That((again["Outcome"], (string)again["Message"]), Is.EqualTo(((object)"Denied", "A discount was offered on this debt before: a second one teaches customers to wait.")));
    }

    [Test]
    public void Can_be_offered_again_when_the_first_was_only_a_wish()
    {
        Ask(OfferKind.Discount, ("DiscountPercent", 10m));
        Decide(World.Approver, "Reject");
        Assert.That(Ask(OfferKind.Discount, ("DiscountPercent", 5m))["Outcome"], Is.EqualTo("Started"));
    }

    [Test]
    public void Fall_when_the_debt_has_changed_before_they_were_approved()
    {
        Ask(OfferKind.Discount, ("DiscountPercent", 10m));
        World.Stage(new Microsoft.Xrm.Sdk.Entity("cpay_transaction", Debt) { ["cpay_owedamount"] = new Microsoft.Xrm.Sdk.Money(60m) });
        Assert.That((Decide(World.Approver, "Approve")["Outcome"], Status), Is.EqualTo(((object)"Denied", OfferStatus.Draft)));
    }

    [Test]
    public void Expire_with_their_draft_when_nobody_decides()
    {
        Ask(OfferKind.Discount, ("DiscountPercent", 10m));
        World.Pass(TimeSpan.FromDays(4));
        Assert.That((Status, CaseStatus != CaseStatus.OfferOpen), Is.EqualTo((OfferStatus.Expired, true)));
    }
}
