using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Refunds;

public sealed class RefundPoliciesOfAPerson
{
    [Test]
    public void Give_no_right_when_there_is_none() => Assert.That(RefundPolicies.Resolve([]), Is.Null);

    [Test]
    public void Are_decided_by_the_most_specific_even_if_it_gives_less()
    {
        var limits = Resolve(new(PolicyScope.Role, 1_000m), new(PolicyScope.User, 50m, 10m), new(PolicyScope.Team, 500m, 100m));
        Assert.That((limits.MaximumPerRefund, limits.ApprovalAbove), Is.EqualTo((50m, 10m)));
    }

    [Test]
    public void Give_the_most_generous_limit_and_the_strictest_demand_among_equals()
    {
        var limits = Resolve(
            new(PolicyScope.Role, 1_000m) { StepUpAbove = 300m, MaximumPerDay = 2_000m },
            new(PolicyScope.Role, 500m, 100m) { CustomerCheckAbove = 40m, MaximumPerDay = 3_000m });
        Assert.That(
            (limits.MaximumPerRefund, limits.MaximumPerDay, limits.ApprovalAbove, limits.StepUpAbove, limits.CustomerCheckAbove),
            Is.EqualTo((1_000m, 3_000m, 100m, 300m, 40m)));
    }

    [Test]
    public void Take_an_empty_limit_for_the_most_generous()
    {
        var limits = Resolve(
            new(PolicyScope.Team, 10m) { MaximumPerDay = 20m, MaximumPerMonth = 30m, DaysSinceCharge = 5 },
            new(PolicyScope.Team, 10m));
        Assert.That((limits.MaximumPerDay, limits.MaximumPerMonth, limits.DaysSinceCharge), Is.EqualTo(((decimal?)null, (decimal?)null, (int?)null)));
    }

    [TestCase(null, null, 0)]
    [TestCase(null, 5, 5)]
    [TestCase(10, 5, 10)]
    public void Take_an_empty_discount_for_none(decimal? one, decimal? other, decimal most) => Assert.That(
        RefundPolicies.Resolve([new(PolicyScope.Role, 100m) { MaximumDiscount = one }, new(PolicyScope.Role, 100m) { MaximumDiscount = other }])!.MaximumDiscount, Is.EqualTo(most));

    [Test]
    public void Unite_their_reasons_and_gateways()
    {
        var limits = Resolve(
            new(PolicyScope.Role, 10m) { Reasons = [RefundReason.Goodwill], GatewayTypes = [GatewayType.Stripe] },
            new(PolicyScope.Role, 10m) { Reasons = [RefundReason.PriceError], GatewayTypes = [GatewayType.Stripe, GatewayType.PayPal] });
        Assert.Multiple(() =>
        {
            Assert.That(limits.Reasons, Is.EquivalentTo(new[] { RefundReason.Goodwill, RefundReason.PriceError }));
            Assert.That(limits.GatewayTypes, Is.EquivalentTo(new[] { GatewayType.Stripe, GatewayType.PayPal }));
        });
    }

    [Test]
    public void Allow_every_reason_when_one_of_them_lists_none() =>
        Assert.That(Resolve(new(PolicyScope.Role, 10m) { Reasons = [RefundReason.Goodwill] }, new(PolicyScope.Role, 10m)).Allows(RefundReason.PriceError), Is.True);

    [Test]
    public void Allow_parts_unless_all_of_them_forbid_it() =>
        Assert.That(
            (Resolve(new(PolicyScope.Role, 10m) { FullOnly = true }, new(PolicyScope.Role, 10m)).FullOnly, Resolve(new PolicyRow(PolicyScope.Role, 10m) { FullOnly = true }).FullOnly),
            Is.EqualTo((false, true)));

    [Test]
    public void Name_the_row_whose_value_counted()
    {
        var limits = Resolve(new(PolicyScope.Role, 1_000m) { Name = "Generous" }, new(PolicyScope.Role, 500m, 100m) { Name = "Strict" });
        Assert.That(
            (limits.RowOf(PolicyRule.MaximumPerRefund)?.Name, limits.RowOf(PolicyRule.Approval)?.Name, limits.RowOf(PolicyRule.StepUp)),
            Is.EqualTo(("Generous", "Strict", (PolicyRow?)null)));
    }

    [Test]
    public void Never_lower_a_limit_or_drop_a_demand_when_one_of_the_same_kind_is_added() =>
        Prop.ForAll(SomePolicies.ToArbitrary(), SomePolicy.ToArbitrary(), (rows, more) =>
        {
            var before = RefundPolicies.Resolve(rows)!;
            var after = RefundPolicies.Resolve([.. rows, more])!;
            return NoLower(before.MaximumPerRefund, after.MaximumPerRefund) && NoLower(before.MaximumPerDay, after.MaximumPerDay)
                && NoLower(before.MaximumPerMonth, after.MaximumPerMonth) && NoLower(before.DaysSinceCharge, after.DaysSinceCharge)
                && RefundReasons.All.Where(before.Allows).All(after.Allows) && (before.FullOnly || !after.FullOnly)
                && NoLooser(before.ApprovalAbove, after.ApprovalAbove) && NoLooser(before.StepUpAbove, after.StepUpAbove)
                && NoLooser(before.CustomerCheckAbove, after.CustomerCheckAbove);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Mean_the_same_in_any_order() =>
        Prop.ForAll(SomePolicies.ToArbitrary(), rows =>
        {
            var (one, other) = (RefundPolicies.Resolve(rows)!, RefundPolicies.Resolve(rows.Reverse())!);
            return Numbers(one) == Numbers(other) && RefundReasons.All.Where(one.Allows).SequenceEqual(RefundReasons.All.Where(other.Allows));
        }).QuickCheckThrowOnFailure();

    private static Gen<decimal?> SomeLimit => Gen.Choose(-20, 100).Select(value => value < 0 ? null : (decimal?)value);

    private static Gen<PolicyRow> SomePolicy =>
        from most in Gen.Choose(0, 100)
        from limits in Gen.Three(SomeLimit)
        from demands in Gen.Three(SomeLimit)
        from reasons in Gen.SubListOf(RefundReason.Goodwill, RefundReason.PriceError, RefundReason.Other)
        from full in Gen.Elements(true, false)
        select new PolicyRow(PolicyScope.Role, most, demands.Item1)
        {
            MaximumPerDay = limits.Item1,
            MaximumPerMonth = limits.Item2,
            DaysSinceCharge = (int?)limits.Item3,
            StepUpAbove = demands.Item2,
            CustomerCheckAbove = demands.Item3,
            Reasons = [.. reasons],
            FullOnly = full,
        };

    private static Gen<PolicyRow[]> SomePolicies => Gen.NonEmptyListOf(SomePolicy).Select(rows => rows.ToArray());

    private static bool NoLower(decimal? before, decimal? after) => after is null || before <= after;

    private static bool NoLooser(decimal? before, decimal? after) => before is null || after <= before;

    private static string Numbers(RefundLimits limits) =>
        (limits.MaximumPerRefund, limits.MaximumPerDay, limits.MaximumPerMonth, limits.DaysSinceCharge, limits.FullOnly, limits.ApprovalAbove, limits.StepUpAbove, limits.CustomerCheckAbove).ToString();

    private static RefundLimits Resolve(params PolicyRow[] rows) => RefundPolicies.Resolve(rows)!;
}
