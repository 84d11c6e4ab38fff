using CrmPayments.Core;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Refunds;

public sealed class TheLimitsOfAPerson
{
    private static readonly Currency Dollar = Currency.Of("USD");

    private static readonly RefundLimits Daily = new(1_000m) { MaximumPerDay = 100m };

    [TestCase(0, 92, true)]
    [TestCase(0, 92.01, false)]
    [TestCase(50, 46, true)]
    [TestCase(50, 46.01, false)]
    public void Count_a_day_in_the_base_currency(decimal used, decimal amount, bool allowed) =>
        Assert.That(Decide(amount, Daily, Used(used, used)) is RefundDecision.Allowed, Is.EqualTo(allowed));

    [Test]
    public void Tell_of_the_day_what_there_is_and_what_is_left() =>
        Assert.That(
            Decide(60m, Daily, Used(50m, 50m)),
            Is.EqualTo(new RefundDecision.Denied(DenialReason.AboveDayLimit, Dollars(100m), Left: Dollars(50m))));

    [Test]
    public void Tell_of_the_month_what_there_is_and_what_is_left() =>
        Assert.That(
            Decide(60m, new(1_000m) { MaximumPerMonth = 300m }, Used(0m, 299m)),
            Is.EqualTo(new RefundDecision.Denied(DenialReason.AboveMonthLimit, Dollars(300m), Left: Dollars(1m))));

    [Test]
    public void Cannot_be_judged_without_what_was_used() =>
        Assert.That(() => Decide(1m, Daily, null), Throws.InvalidOperationException);

    [Test]
    public void Never_let_more_than_the_day_through()
    {
        var cases = from used in Gen.Choose(0, 12_000)
                    from limit in Gen.Choose(0, 12_000)
                    from amount in Gen.Choose(1, 12_000)
                    from rate in Gen.Elements(0.92m, 1m, 1.337m, 17.2m, 0.0031m)
                    select (Used: used / 100m, Limit: limit / 100m, Amount: amount / 100m, Rate: rate);
        Prop.ForAll(cases.ToArbitrary(), it =>
            Decide(it.Amount, Daily with { MaximumPerDay = it.Limit }, new(Dollar, it.Used, it.Used, it.Rate)) is not RefundDecision.Allowed
            || it.Used + decimal.Round(it.Amount / it.Rate, 2, MidpointRounding.AwayFromZero) <= it.Limit).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Offer_exactly_what_they_would_allow()
    {
        var cases = from used in Gen.Choose(0, 12_000)
                    from rate in Gen.Elements(0.92m, 1m, 1.337m, 17.2m, 0.0031m)
                    from full in Gen.Elements(true, false)
                    select (Used: new UsedLimits(Dollar, used / 100m, used / 100m, rate), Limits: Daily with { FullOnly = full, StepUpAbove = 20m });
        Prop.ForAll(cases.ToArbitrary(), it =>
        {
            var options = RefundRules.Options(ARefund.Charge(), it.Limits, ARefund.Euro, ARefund.Now, it.Used);
            return options.Kind is null
                ? Decide(0.01m, it.Limits, it.Used) is RefundDecision.Denied
                : Decide(options.Maximum.Amount, it.Limits, it.Used) is RefundDecision.Allowed allowed && allowed.NeedsStepUp == options.NeedsStepUp
                    && (options.Maximum == options.Refundable || Decide(options.Maximum.Amount + 0.01m, it.Limits, it.Used) is RefundDecision.Denied);
        }).QuickCheckThrowOnFailure();
    }

    [TestCase(10, 500, 20, TestName = "Demand a code above twice the largest refund of the person")]
    [TestCase(10, 15, 15, TestName = "Demand a code above the fixed amount where that is less")]
    [TestCase(0, null, 0, TestName = "Demand a code for the first refund of a person")]
    public void Demand_a_code_for_what_is_unusual(decimal largest, decimal? above, decimal expected) =>
        Assert.That((new RefundLimits(1_000m) { StepUpWhenUnusual = true, StepUpAbove = above }).After(new(Dollar, 0m, 0m, 1m) { Largest = largest }).StepUpAbove, Is.EqualTo(expected));

    [Test]
    public void Name_the_policy_that_demands_a_code_for_the_unusual()
    {
        var row = new PolicyRow(PolicyScope.Role, 100m) { Name = "Careful", StepUpWhenUnusual = true };
        var limits = RefundPolicies.Resolve([new PolicyRow(PolicyScope.Role, 200m), row])!.After(new(Dollar, 0m, 0m, 1m));
        Assert.That(limits.RowOf(PolicyRule.StepUp), Is.EqualTo(row));
    }

    [Test]
    public void Count_the_usual_in_the_currency_of_the_charge() =>
        Assert.That(new UsedLimits(Dollar, 0m, 0m, 0.5m) { Largest = 10m }.Usual, Is.EqualTo(10m));

    [Test]
    public void End_with_the_days_since_the_charge() =>
        Assert.That(
            Decide(1m, new(1_000m) { DaysSinceCharge = 9 }),
            Is.EqualTo(new RefundDecision.Denied(DenialReason.OwnWindowEnded, Date: ARefund.Now.AddDays(-1))));

    [Test]
    public void Refuse_a_gateway_that_is_not_listed() =>
        Assert.That(Why(1m, new(1_000m) { GatewayTypes = [GatewayType.Stripe] }), Is.EqualTo(DenialReason.GatewayNotAllowed));

    [Test]
    public void Refuse_a_reason_that_is_not_listed() =>
        Assert.That(Why(1m, new(1_000m) { Reasons = [RefundReason.PriceError] }), Is.EqualTo(DenialReason.ReasonNotAllowed));

    [Test]
    public void Refuse_a_part_where_only_the_whole_is_allowed() =>
        Assert.That(Decide(1m, new(1_000m) { FullOnly = true }), Is.EqualTo(new RefundDecision.Denied(DenialReason.OnlyFullAllowed, 100m.Eur())));

    [Test]
    public void Refuse_the_persons_own_charge() =>
        Assert.That(
            RefundRules.Decide(ARefund.Of(1m), ARefund.Charge() with { IsOwn = true }, new(1_000m), ARefund.Now),
            Is.EqualTo(new RefundDecision.Denied(DenialReason.OwnCharge)));

    [Test]
    public void Refuse_a_person_who_may_not_read_refunds() =>
        Assert.That(Why(1m, new(1_000m) { SeesRefunds = false }), Is.EqualTo(DenialReason.MayNotReadRefunds));

    [TestCase(10, RefundDemands.None)]
    [TestCase(10.01, RefundDemands.CustomerCheck)]
    [TestCase(20.01, RefundDemands.CustomerCheck | RefundDemands.StepUp)]
    [TestCase(30.01, RefundDemands.CustomerCheck | RefundDemands.StepUp | RefundDemands.Approval)]
    public void Demand_more_of_more(decimal amount, RefundDemands demands) =>
        Assert.That(
            ((RefundDecision.Allowed)Decide(amount, new(1_000m, 30m) { StepUpAbove = 20m, CustomerCheckAbove = 10m })).Demands,
            Is.EqualTo(demands));

    [TestCase(10, 4, RefundStatus.Succeeded, true)]
    [TestCase(10, 4, RefundStatus.AwaitingApproval, true)]
    [TestCase(10, 4, RefundStatus.Failed, false)]
    [TestCase(10, 6, RefundStatus.Succeeded, false)]
    [TestCase(11, 4, RefundStatus.Succeeded, false)]
    public void Notice_the_same_amount_a_moment_ago(decimal earlier, int minutesAgo, RefundStatus status, bool noticed)
    {
        var past = new RefundOnCharge(earlier.Eur(), status) { Id = Guid.NewGuid(), RequestedOn = ARefund.Now.AddMinutes(-minutesAgo) };
        var decision = (RefundDecision.Allowed)RefundRules.Decide(ARefund.Of(10m), ARefund.Charge() with { Refunds = [past] }, new(1_000m), ARefund.Now);
        Assert.That(decision.Repeats, Is.EqualTo(noticed ? past.Id : null));
    }

    private static RefundDecision Decide(decimal amount, RefundLimits limits, UsedLimits? used = null) =>
        RefundRules.Decide(ARefund.Of(amount), ARefund.Charge(), limits, ARefund.Now, used);

    private static DenialReason? Why(decimal amount, RefundLimits limits) => (Decide(amount, limits) as RefundDecision.Denied)?.Reason;

    private static UsedLimits Used(decimal day, decimal month) => new(Dollar, day, month, 0.92m);

    private static Money Dollars(decimal amount) => new(amount, Dollar);
}
