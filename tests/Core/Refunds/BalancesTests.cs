using CrmPayments.Core;
using CrmPayments.Core.Refunds;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Refunds;

public sealed class TheBalancesOfACharge
{
    [Test]
    public void Tell_what_went_back_what_is_promised_and_what_is_left()
    {
        var balances = ARefund.Charge(100m).With(20m, RefundStatus.Succeeded).With(15.5m, RefundStatus.Unknown).With(50m, RefundStatus.Failed).Balances;
        Assert.That((balances.Refunded, balances.Reserved, balances.Refundable), Is.EqualTo((20m.Eur(), 15.5m.Eur(), 64.5m.Eur())));
    }

    [Test]
    public void Give_a_bounced_refund_back()
    {
        var charge = ARefund.Charge(100m) with { Refunds = [new(30m.Eur(), RefundStatus.Succeeded, Bounced: true)] };
        Assert.That(charge.Balances.Refundable, Is.EqualTo(100m.Eur()));
    }

    [Test]
    public void Never_fall_below_zero_but_say_that_they_are_overdrawn()
    {
        var balances = ARefund.Charge(100m).With(120m, RefundStatus.Succeeded).Balances;
        Assert.That((balances.Refundable, balances.IsOverdrawn), Is.EqualTo((0m.Eur(), true)));
    }

    [Test]
    public void Always_add_up_to_what_was_captured()
    {
        var refunds = (from cents in Gen.Choose(1, 5_000) from status in Gen.Elements(Enum.GetValues<RefundStatus>()) select new RefundOnCharge(Money.FromMinorUnits(cents, ARefund.Euro), status)).ListOf();
        Prop.ForAll(refunds.ToArbitrary(), list =>
        {
            var balances = Balances.Of(1_000m.Eur(), list);
            return balances.IsOverdrawn || balances.Refunded + balances.Reserved + balances.Refundable == balances.Captured;
        }).QuickCheckThrowOnFailure();
    }
}
