using CrmPayments.Core;
using CrmPayments.Core.Recovery;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Recovery;

public sealed class TheTermsOfAnOffer
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly OfferGround Ground = new() { Owed = 100m.Eur(), Now = Now, HasLinks = true, HasStoredMethod = true };

    private static OfferDecision.Allowed Allowed(OfferAsked asked, OfferGround ground) => (OfferDecision.Allowed)OfferTerms.Decide(asked, ground);

    private static OfferRefusal Refused(OfferAsked asked, OfferGround ground) => ((OfferDecision.Refused)OfferTerms.Decide(asked, ground)).Why;

    [Test]
    public void Of_a_link_are_all_that_is_owed_within_three_days()
    {
        var offer = Allowed(new(OfferKind.PaymentLink), Ground);
        Assert.That((offer.Amount, offer.Discount, offer.ExpiresOn, offer.WithLink, offer.NeedsApproval), Is.EqualTo((100m.Eur(), 0m.Eur(), Now.AddDays(3), true, false)));
    }

    [Test]
    public void Never_outlast_what_the_gateway_can_keep_open() =>
        Assert.That(Allowed(new(OfferKind.PaymentLink), Ground with { LongestLink = TimeSpan.FromHours(24) }).ExpiresOn, Is.EqualTo(Now.AddHours(24)));

    [Test]
    public void Of_a_transfer_do_not_ask_what_a_gateway_can() =>
        Assert.That(Allowed(new(OfferKind.BankTransfer), Ground with { HasLinks = false, LongestLink = TimeSpan.FromHours(3) }).ExpiresOn, Is.EqualTo(Now.AddDays(7)));

    private static IEnumerable<TestCaseData> Refusals()
    {
        yield return new TestCaseData(new OfferAsked(OfferKind.PaymentLink), Ground with { CaseOpen = false }, OfferRefusal.CaseClosed).SetArgDisplayNames("closed case");
        yield return new TestCaseData(new OfferAsked(OfferKind.PaymentLink), Ground with { Owed = 0m.Eur() }, OfferRefusal.NothingOwed).SetArgDisplayNames("nothing owed");
        yield return new TestCaseData(new OfferAsked(OfferKind.PaymentLink), Ground with { OfferOpen = true }, OfferRefusal.OfferOpen).SetArgDisplayNames("another offer");
        yield return new TestCaseData(new OfferAsked(OfferKind.BankTransfer), Ground with { TryUnderWay = true }, OfferRefusal.TryUnderWay).SetArgDisplayNames("try under way");
        yield return new TestCaseData(new OfferAsked(OfferKind.OtherMethod), Ground with { HasLinks = false }, OfferRefusal.NoLinks).SetArgDisplayNames("no links");
        yield return new TestCaseData(new OfferAsked(OfferKind.CashOnDelivery) { Amount = 100.01m }, Ground, OfferRefusal.AmountNotPossible).SetArgDisplayNames("above the debt");
        yield return new TestCaseData(new OfferAsked(OfferKind.CashOnDelivery) { Amount = 0m }, Ground, OfferRefusal.AmountNotPossible).SetArgDisplayNames("nothing");
        yield return new TestCaseData(new OfferAsked(OfferKind.CashOnDelivery) { Amount = 1.005m }, Ground, OfferRefusal.AmountNotPossible).SetArgDisplayNames("half a cent");
        yield return new TestCaseData(new OfferAsked(OfferKind.Instalments) { Amount = 50m, Instalments = 2 }, Ground, OfferRefusal.AmountWithParts).SetArgDisplayNames("parts of less");
        yield return new TestCaseData(new OfferAsked(OfferKind.PartNow) { FirstAmount = 50m }, Ground, OfferRefusal.DateMissing).SetArgDisplayNames("rest some day");
        yield return new TestCaseData(new OfferAsked(OfferKind.PartNow) { FirstAmount = 9.99m, PayOn = Now.AddDays(9) }, Ground, OfferRefusal.FirstAmountNotPossible).SetArgDisplayNames("small first part");
        yield return new TestCaseData(new OfferAsked(OfferKind.PartNow) { FirstAmount = 100m, PayOn = Now.AddDays(9) }, Ground, OfferRefusal.FirstAmountNotPossible).SetArgDisplayNames("all of it first");
        yield return new TestCaseData(new OfferAsked(OfferKind.PartNow) { FirstAmount = 50m, PayOn = Now }, Ground, OfferRefusal.DateNotPossible).SetArgDisplayNames("rest now");
        yield return new TestCaseData(new OfferAsked(OfferKind.PartNow) { FirstAmount = 50m, PayOn = Now.AddDays(91) }, Ground, OfferRefusal.DateNotPossible).SetArgDisplayNames("rest next year");
        yield return new TestCaseData(new OfferAsked(OfferKind.Instalments) { Instalments = 1 }, Ground, OfferRefusal.InstalmentsNotPossible).SetArgDisplayNames("one part");
        yield return new TestCaseData(new OfferAsked(OfferKind.Instalments) { Instalments = 13 }, Ground, OfferRefusal.InstalmentsNotPossible).SetArgDisplayNames("thirteen parts");
        yield return new TestCaseData(new OfferAsked(OfferKind.Instalments) { Instalments = 3, ChargeParts = true }, Ground with { HasStoredMethod = false }, OfferRefusal.NoStoredMethod).SetArgDisplayNames("nothing to charge");
        yield return new TestCaseData(new OfferAsked(OfferKind.Instalments) { Instalments = 3 }, Ground with { Owed = 0.02m.Eur() }, OfferRefusal.InstalmentsNotPossible).SetArgDisplayNames("more parts than cents");
        yield return new TestCaseData(new OfferAsked(OfferKind.Discount), Ground, OfferRefusal.DiscountNotPossible).SetArgDisplayNames("no percent");
        yield return new TestCaseData(new OfferAsked(OfferKind.Discount) { DiscountPercent = 100m }, Ground, OfferRefusal.DiscountNotPossible).SetArgDisplayNames("all of it");
        yield return new TestCaseData(new OfferAsked(OfferKind.Discount) { DiscountPercent = 5m }, Ground with { DiscountOffered = true }, OfferRefusal.DiscountOnce).SetArgDisplayNames("second discount");
        yield return new TestCaseData(new OfferAsked(OfferKind.LaterDate), Ground, OfferRefusal.DateMissing).SetArgDisplayNames("some day");
        yield return new TestCaseData(new OfferAsked(OfferKind.LaterDate) { PayOn = Now.AddDays(-1) }, Ground, OfferRefusal.DateNotPossible).SetArgDisplayNames("yesterday");
        yield return new TestCaseData(new OfferAsked(OfferKind.BankTransfer) { ExpiresOn = Now.AddMinutes(5) }, Ground, OfferRefusal.DateNotPossible).SetArgDisplayNames("five minutes");
        yield return new TestCaseData(new OfferAsked(OfferKind.CancelAndRefund), Ground, OfferRefusal.NothingPaid).SetArgDisplayNames("nothing paid");
    }

    [TestCaseSource(nameof(Refusals))]
    public void Are_refused_with_their_reason(OfferAsked asked, OfferGround ground, OfferRefusal why) => Assert.That(Refused(asked, ground), Is.EqualTo(why));

    [Test]
    public void Of_a_part_now_wait_for_the_rest_three_days_after_its_day()
    {
        var offer = Allowed(new(OfferKind.PartNow) { FirstAmount = 30m, PayOn = Now.AddDays(10) }, Ground);
        Assert.That((offer.Parts.Select(part => part.Amount.Amount), offer.ExpiresOn), Is.EqualTo((new[] { 30m, 70m }, Now.AddDays(13))).Using<(IEnumerable<decimal>, DateTimeOffset), (decimal[], DateTimeOffset)>((left, right) => left.Item1.SequenceEqual(right.Item1) && left.Item2 == right.Item2));
    }

    [TestCase(5, 5, false)]
    [TestCase(5.01, 5, true)]
    [TestCase(1, 0, true)]
    public void Of_a_discount_need_approval_above_what_the_asker_may_give(decimal percent, decimal own, bool needsApproval) =>
        Assert.That(Allowed(new(OfferKind.Discount) { DiscountPercent = percent }, Ground with { MaximumDiscount = own }).NeedsApproval, Is.EqualTo(needsApproval));

    [Test]
    public void Of_a_discount_never_take_off_more_than_the_percent()
    {
        var offer = Allowed(new(OfferKind.Discount) { DiscountPercent = 3.33m }, Ground with { Owed = 99.99m.Eur(), MaximumDiscount = 50m });
        Assert.That((offer.Discount, offer.Amount), Is.EqualTo((3.32m.Eur(), 96.67m.Eur())));
    }

    [TestCase(0, false, false)]
    [TestCase(1, false, true)]
    [TestCase(1, true, false)]
    public void Of_a_second_promise_need_approval(int promises, bool mayApprove, bool needsApproval) => Assert.That(
        Allowed(new(OfferKind.LaterDate) { PayOn = Now.AddDays(5) }, Ground with { Promises = promises, MayApprove = mayApprove }).NeedsApproval, Is.EqualTo(needsApproval));

    [Test]
    public void Never_ask_for_more_than_is_owed_and_never_end_in_the_past()
    {
        var askeds = from kind in Gen.Elements(Enum.GetValues<OfferKind>())
                     from amount in Gen.Elements<decimal?>(null, 0m, 12.34m, 100m, 250m)
                     from parts in Gen.Choose(-1, 14)
                     from first in Gen.Elements<decimal?>(null, 1m, 33.33m, 100m, 101m)
                     from percent in Gen.Elements<decimal?>(null, -1m, 0.001m, 10m, 99.99m, 100m)
                     from days in Gen.Choose(-5, 120)
                     select new OfferAsked(kind) { Amount = amount, Instalments = parts, FirstAmount = first, DiscountPercent = percent, PayOn = Now.AddDays(days) };
        var grounds = from cents in Gen.Choose(0, 30_000) from paid in Gen.Elements(true, false) select Ground with { Owed = Money.FromMinorUnits(cents, ARefund.Euro), HasPaid = paid };
        Prop.ForAll((from asked in askeds from ground in grounds select (asked, ground)).ToArbitrary(), it => OfferTerms.Decide(it.asked, it.ground) is not OfferDecision.Allowed offer
            || (!(offer.Amount + offer.Discount > it.ground.Owed) && offer.ExpiresOn > Now && (offer.Parts.Count == 0 || offer.Parts.Sum(part => part.Amount.Amount) == offer.Amount.Amount) && offer.Parts.All(part => part.Amount.Amount > 0m)))
            .QuickCheckThrowOnFailure();
    }
}
