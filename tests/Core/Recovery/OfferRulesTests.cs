using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Recovery;

public sealed class OtherWaysToPay
{
    private static readonly OfferFacts Everything = new(DeclineReason.InsufficientFunds, 100m) { HasLinks = true, HasOtherMethod = true, HasDelivery = true, MayDiscount = true, IsLate = true, TriesMade = 2, HasPaid = true };

    [TestCase(DeclineReason.InsufficientFunds, OfferKind.LaterDate)]
    [TestCase(DeclineReason.ExceedsLimit, OfferKind.PartNow)]
    [TestCase(DeclineReason.AuthenticationRequired, OfferKind.PaymentLink)]
    [TestCase(DeclineReason.LostOrStolen, OfferKind.OtherMethod)]
    [TestCase(DeclineReason.ExpiredCard, OfferKind.PaymentLink)]
    [TestCase(DeclineReason.CustomerStopped, OfferKind.CancelAndRefund)]
    public void Begin_with_what_suits_the_reason(DeclineReason reason, OfferKind first) => Assert.That(OfferRules.Choose(Everything with { Reason = reason })[0], Is.EqualTo(first));

    [TestCase(DeclineReason.UnauthorisedClaimed)]
    [TestCase(DeclineReason.MerchantConfiguration)]
    [TestCase(DeclineReason.Duplicate)]
    public void Are_none_where_nobody_owes_an_answer(DeclineReason reason) => Assert.That(OfferRules.Choose(Everything with { Reason = reason }), Is.Empty);

    [Test]
    public void Hold_a_discount_back_until_late_and_give_it_once() =>
        Assert.Multiple(() =>
        {
            Assert.That(OfferRules.Choose(Everything), Does.Contain(OfferKind.Discount));
            Assert.That(OfferRules.Choose(Everything with { IsLate = false }), Does.Not.Contain(OfferKind.Discount));
            Assert.That(OfferRules.Choose(Everything with { DiscountOffered = true }), Does.Not.Contain(OfferKind.Discount));
            Assert.That(OfferRules.Choose(Everything with { MayDiscount = false }), Does.Not.Contain(OfferKind.Discount));
        });

    [TestCase(500, true)]
    [TestCase(500.01, false)]
    public void Bound_what_is_paid_at_the_door(decimal amount, bool offered) => Assert.That(OfferRules.Choose(Everything with { BaseAmount = amount }).Contains(OfferKind.CashOnDelivery), Is.EqualTo(offered));

    [TestCase(59.99, 2, false)]
    [TestCase(60, 2, true)]
    [TestCase(60, 1, false)]
    public void Keep_instalments_for_larger_debts_that_failed_again(decimal amount, int tries, bool offered) =>
        Assert.That(OfferRules.Choose(Everything with { BaseAmount = amount, TriesMade = tries }).Contains(OfferKind.Instalments), Is.EqualTo(offered));

    [Test]
    public void Put_last_what_was_not_taken() => Assert.That(OfferRules.Choose(Everything with { NotTaken = [OfferKind.LaterDate] })[^1], Is.EqualTo(OfferKind.LaterDate));

    [Test]
    public void Are_each_named_once_and_possible()
    {
        var facts = from reason in Gen.Elements(Enum.GetValues<DeclineReason>())
                    from amount in Gen.Choose(1, 2_000)
                    from flags in Gen.Elements(true, false).ArrayOf(6)
                    select new OfferFacts(reason, amount) { HasLinks = flags[0], HasOtherMethod = flags[1], HasDelivery = flags[2], MayDiscount = flags[3], IsLate = flags[4], HasPaid = flags[5] };
        Prop.ForAll(facts.ToArbitrary(), it =>
        {
            var kinds = OfferRules.Choose(it);
            return kinds.Distinct().Count() == kinds.Count && (it.HasLinks || !kinds.Contains(OfferKind.PaymentLink)) && (it.HasDelivery || !kinds.Contains(OfferKind.CashOnDelivery))
                && (it.HasPaid || !kinds.Contains(OfferKind.CancelAndRefund));
        }).QuickCheckThrowOnFailure();
    }
}
