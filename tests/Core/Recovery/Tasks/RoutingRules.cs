using CrmPayments.Core.Declines;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery.Tasks;

namespace CrmPayments.Tests.Core.Recovery.Tasks;

/// <summary>Who is responsible for a task, by amount, language, kind and reason (C42).</summary>
internal sealed class RoutingRules
{
    private static readonly TaskFacts Task = new(TaskKind.AllAttemptsFailed, DeclineReason.InsufficientFunds, CustomerLanguage.Spanish, 250m);

    [Test]
    public void Without_conditions_fit_every_task() =>
        Assert.That(new RoutingRule(Guid.NewGuid(), 1).Fits(new TaskFacts(TaskKind.ContactDataWrong, null, null, null)), Is.True);

    [TestCase(null, null, true)]
    [TestCase(250, null, true)]
    [TestCase(251, null, false)]
    [TestCase(null, 250, false)]
    [TestCase(null, 251, true)]
    [TestCase(100, 300, true)]
    public void Take_amounts_from_the_first_to_below_the_second(int? from, int? below, bool fits) =>
        Assert.That(new RoutingRule(Guid.NewGuid(), 1) { AmountFrom = from, AmountBelow = below }.Fits(Task), Is.EqualTo(fits));

    [Test]
    public void Do_not_fit_where_what_they_ask_for_is_not_known() =>
        Assert.Multiple(() =>
        {
            Assert.That(new RoutingRule(Guid.NewGuid(), 1) { AmountFrom = 0m }.Fits(Task with { BaseAmount = null }), Is.False);
            Assert.That(new RoutingRule(Guid.NewGuid(), 1) { Languages = [CustomerLanguage.Spanish] }.Fits(Task with { Language = null }), Is.False);
            Assert.That(new RoutingRule(Guid.NewGuid(), 1) { Reasons = [DeclineReason.InsufficientFunds] }.Fits(Task with { Reason = null }), Is.False);
        });

    [Test]
    public void Want_each_of_their_conditions() =>
        Assert.Multiple(() =>
        {
            Assert.That(Special().Fits(Task), Is.True);
            Assert.That(Special().Fits(Task with { Kind = TaskKind.DataProblem }), Is.False);
            Assert.That(Special().Fits(Task with { Language = CustomerLanguage.Russian }), Is.False);
            Assert.That(Special().Fits(Task with { Reason = DeclineReason.ExpiredCard }), Is.False);
        });

    [Test]
    public void Are_chosen_by_the_lowest_priority_that_fits()
    {
        RoutingRule late = new(Guid.NewGuid(), 20), early = new(Guid.NewGuid(), 10), other = new(Guid.NewGuid(), 1) { Kinds = [TaskKind.DataProblem] };
        Assert.That(RoutingRule.Choose([late, other, early], Task), Is.EqualTo(early));
    }

    [Test]
    public void Of_one_priority_give_the_same_answer_in_any_order()
    {
        RoutingRule one = new(Guid.NewGuid(), 5), two = new(Guid.NewGuid(), 5);
        Assert.That(RoutingRule.Choose([one, two], Task), Is.EqualTo(RoutingRule.Choose([two, one], Task)));
    }

    private static RoutingRule Special() => new(Guid.NewGuid(), 1)
    {
        Kinds = [TaskKind.AllAttemptsFailed, TaskKind.OneChargeFailed],
        Reasons = [DeclineReason.InsufficientFunds],
        Languages = [CustomerLanguage.Spanish, CustomerLanguage.English],
    };
}
