using CrmPayments.Core;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;

namespace CrmPayments.Tests.Core.Recovery;

/// <summary>When a customer confirms a charge before it is sent.</summary>
public sealed class ProofRulesTests
{
    private static readonly RecoveryPolicy Above500 = new() { ProofAbove = 500m };
    private static readonly RecoveryPolicy OnRisk = new() { ProofOnRisk = true };

    [TestCase(500, null)]
    [TestCase(500.01, ProofReason.AboveLimit)]
    public void Above_the_limit_and_not_at_it(decimal amount, ProofReason? why) => Assert.That(ProofRules.Need(Above500, Of(amount))?.Why, Is.EqualTo(why));

    [Test]
    public void A_policy_that_asks_for_none_lets_everything_pass() =>
        Assert.That(ProofRules.Need(new RecoveryPolicy(), Of(1_000_000m) with { IsUnusual = true, LastReason = DeclineReason.AuthenticationRequired }), Is.Null);

    [TestCase(600, null)]
    [TestCase(600.01, ProofReason.AboveLimit)]
    public void What_went_through_once_is_not_asked_about_again(decimal amount, ProofReason? why) =>
        Assert.That(ProofRules.Need(Above500, Of(amount) with { ProvenUpTo = 600m, WasApproved = true })?.Why, Is.EqualTo(why));

    [Test]
    public void A_limit_is_told_in_the_currency_of_the_charge_and_cut_off() =>
        Assert.That(ProofRules.Need(new RecoveryPolicy { ProofAbove = 0.03m }, new ProofFacts(new Money(200m, Currency.Of("COP"))) { ExchangeRate = 4100.55m })!.Above, Is.EqualTo(new Money(123.01m, Currency.Of("COP"))));

    [TestCase(2_050_275, null)]
    [TestCase(2_050_276, ProofReason.AboveLimit)]
    public void Another_currency_is_measured_by_its_rate(decimal amount, ProofReason? why) =>
        Assert.That(ProofRules.Need(Above500, new ProofFacts(new Money(amount, Currency.Of("COP"))) { ExchangeRate = 4100.55m })?.Why, Is.EqualTo(why));

    [Test]
    public void A_signed_mandate_is_a_proof()
    {
        Assert.That(ProofRules.Need(Above500, Of(900m) with { HasMandate = true }), Is.Null);
        Assert.That(ProofRules.Need(OnRisk, Of(900m) with { HasMandate = true }), Is.Null);
    }

    [Test]
    public void A_method_that_was_never_charged_is_a_risk()
    {
        Assert.That(ProofRules.Need(OnRisk, Of(5m))?.Why, Is.EqualTo(ProofReason.NewMethod));
        Assert.That(ProofRules.Need(OnRisk, Of(5m) with { WasApproved = true }), Is.Null);
        Assert.That(ProofRules.Need(Above500, Of(5m)), Is.Null, "where only the size is asked about");
    }

    [Test]
    public void An_amount_far_above_the_habit_is_a_risk_and_one_far_below_is_none()
    {
        var unusual = Of(90m) with { WasApproved = true, IsUnusual = true };
        Assert.That(ProofRules.Need(OnRisk, unusual with { ProvenUpTo = 20m })?.Why, Is.EqualTo(ProofReason.UnusualAmount));
        Assert.That(ProofRules.Need(OnRisk, unusual with { ProvenUpTo = 2000m }), Is.Null);
        Assert.That(ProofRules.Need(Above500, unusual with { ProvenUpTo = 20m }), Is.Null);
    }

    [Test]
    public void What_the_bank_wants_confirmed_is_confirmed_whatever_went_through_before()
    {
        var facts = Of(5m) with { WasApproved = true, ProvenUpTo = 5m, LastReason = DeclineReason.AuthenticationRequired };
        Assert.That(ProofRules.Need(OnRisk, facts)?.Why, Is.EqualTo(ProofReason.BankAsks));
        Assert.That(ProofRules.Need(Above500, facts), Is.Null);
    }

    private static ProofFacts Of(decimal amount) => new(new Money(amount, Currency.Of("USD")));
}
