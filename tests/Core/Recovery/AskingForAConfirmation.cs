using CrmPayments.Core;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Text;

namespace CrmPayments.Tests.Core.Recovery;

/// <summary>How the ladder asks the customer to confirm what is not charged without them.</summary>
public sealed class AskingForAConfirmation
{
    private static readonly ProofNeed Above = new(ProofReason.AboveLimit, new Money(500m, Currency.Of("USD")));

    [Test]
    public void A_link_takes_the_place_of_the_first_try()
    {
        var planned = (NextStep.Planned)LadderPlanner.Next(Waiting(DeclineReason.InsufficientFunds), ACase.Failed);
        Assert.That((planned.Action, planned.Number), Is.EqualTo((RecoveryAction.Offer, NextStep.Planned.Proof)));
        Assert.That(planned.On, Is.GreaterThanOrEqualTo(ACase.Failed.AddDays(2)), "as far off as the try would have been");
        Assert.That(ACase.In("CO").MayMessage(planned.On), Is.True);
    }

    [Test]
    public void Nothing_is_charged_after_a_link_that_was_not_paid()
    {
        var plan = LadderPlanner.Forecast(Waiting(DeclineReason.InsufficientFunds), ACase.Failed);
        Assert.That(plan.OfType<NextStep.Planned>().Where(step => step.Action == RecoveryAction.Retry), Is.Empty);
        Assert.That(plan.OfType<NextStep.Planned>().Count(step => step.Number == NextStep.Planned.Proof), Is.EqualTo(1), "asked once");
        Assert.That(Sentences.For(1033).Next(plan[^1]), Does.Contain("not charged without the customer’s confirmation"));
    }

    [TestCase(DeclineReason.ProofRequired)]
    [TestCase(DeclineReason.AuthenticationRequired)]
    public void Where_nothing_else_is_missing_the_customer_is_asked_before_anything_is_said(DeclineReason reason)
    {
        var situation = ACase.Of(reason) with { Proof = Above };
        var planned = (NextStep.Planned)LadderPlanner.Next(situation, ACase.Failed);
        Assert.That((planned.Number, planned.On.Date), Is.EqualTo((NextStep.Planned.Proof, ACase.In("CO").Local(ACase.Failed).Date)));
    }

    [Test]
    public void A_gateway_that_tries_by_itself_is_left_alone()
    {
        var situation = ACase.Of(DeclineReason.ProofRequired) with { Proof = Above, GatewayRetries = true };
        Assert.That(LadderPlanner.Forecast(situation, ACase.Failed).OfType<NextStep.Planned>().Select(step => step.Number), Has.None.EqualTo(NextStep.Planned.Proof));
    }

    [TestCase(1033, "The customer is asked to confirm Thu 26 Nov 15:00, above 500.00\u00A0USD the customer confirms first: a link is sent")]
    [TestCase(3082, "por encima de 500,00\u00A0USD el cliente confirma antes")]
    [TestCase(1049, "сумму свыше 500,00\u00A0USD сначала подтверждает клиент")]
    [TestCase(2052, "超过 500.00\u00A0USD 须先由客户确认")]
    public void The_plan_says_why(int language, string words) =>
        Assert.That(Sentences.For(language).Next(LadderPlanner.Next(Waiting(DeclineReason.InsufficientFunds), ACase.Failed)), Does.Contain(words));

    [Test]
    public void The_plan_is_kept_with_its_limit()
    {
        var next = PlannedAction.Of(LadderPlanner.Next(Waiting(DeclineReason.InsufficientFunds), ACase.Failed));
        var kept = CasePlan.Read((CasePlan.Empty with { Next = next }).ToText()).Next!;
        Assert.That((kept.Number, Sentences.For(1033).Because(kept.Because[0])), Is.EqualTo((NextStep.Planned.Proof, "above 500.00\u00A0USD the customer confirms first: a link is sent")));
    }

    private static LadderSituation Waiting(DeclineReason reason) => ACase.RetriesOf(reason) with { Proof = Above };
}
