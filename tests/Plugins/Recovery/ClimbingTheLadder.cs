using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Tests.Plugins.Charges;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>The ladder with a real gateway behind it: tries at their time, each once, until the money comes or the ladder ends.</summary>
internal sealed class ClimbingTheLadder : RecoveryTests
{
    [Test]
    public async Task A_lack_of_funds_is_tried_again_days_later_and_collected()
    {
        var debt = await DebtAsync();
        Live(TimeSpan.FromDays(1));
        var early = debt.Tries.Count;
        Live(TimeSpan.FromDays(7));
        var taken = await debt.TakenAsync();
        Assert.Multiple(() =>
        {
            Assert.That(early, Is.Zero, "not on the first day");
            Assert.That(taken, Is.EqualTo(new[] { 80m }), "the gateway's books");
            Assert.That((StatusOf(TheCase), OutcomeOf(TheCase)), Is.EqualTo((CaseStatus.Recovered, (CaseOutcome?)CaseOutcome.Retry)));
            Assert.That(MoneyOf(TheCase, "cpay_recoveredamount"), Is.EqualTo(80m));
        });
    }

    [Test]
    public async Task Every_open_case_has_a_date_and_every_wait_an_end()
    {
        var debt = await DebtAsync();
        await World.FaultAsync(Stripe, "charge", "decline", 1000, code: "insufficient_funds");
        for (var day = 0; day < 70; day++)
        {
            Live(TimeSpan.FromDays(1), TimeSpan.FromHours(3));
            Assert.That(!CaseStates.IsOpen(StatusOf(TheCase)) || TheCase.Contains("cpay_nextactionon"), Is.True, $"day {day}");
            Assert.That(StatusOf(TheCase), Is.Not.EqualTo(CaseStatus.WaitingForAnswer), $"day {day}");
        }

        Assert.Multiple(() =>
        {
            Assert.That(StatusOf(TheCase), Is.EqualTo(CaseStatus.WithAPerson));
            Assert.That(debt.Tries, Has.Count.InRange(2, 6));
            Assert.That(Tasks, Has.Count.EqualTo(1));
            Assert.That(TheCase.GetAttributeValue<int>("cpay_attemptsmade"), Is.EqualTo(debt.Tries.Count));
        });
    }

    [Test]
    public async Task A_technical_failure_is_tried_within_minutes()
    {
        var debt = await DebtAsync(DeclineReason.ProcessingError);
        Live(TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(1));
        Assert.That((await debt.TakenAsync(), StatusOf(TheCase)), Is.EqualTo((new[] { 80m }, CaseStatus.Recovered)));
    }

    [TestCase(DeclineReason.LostOrStolen)]
    [TestCase(DeclineReason.AccountClosed)]
    [TestCase(DeclineReason.MandateRevoked)]
    [TestCase(DeclineReason.UnauthorisedClaimed)]
    public async Task A_hard_decline_is_never_tried_and_ends_at_a_person(DeclineReason reason)
    {
        var debt = await DebtAsync(reason);
        Live(TimeSpan.FromDays(40), TimeSpan.FromHours(6));
        Assert.Multiple(() =>
        {
            Assert.That(debt.Tries, Is.Empty);
            Assert.That(StatusOf(TheCase), Is.EqualTo(CaseStatus.WithAPerson));
            Assert.That(Tasks, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task An_unknown_outcome_stops_the_ladder_until_it_is_known()
    {
        var debt = await DebtAsync(DeclineReason.ProcessingError);
        await World.FaultAsync(Stripe, "charge", "drop-after");
        await World.FaultAsync(Stripe, "lookup", "error-before", 1000);
        Live(TimeSpan.FromHours(3), TimeSpan.FromMinutes(5));
        Assert.That((StatusOf(TheCase), TestDebt.StatusOf(debt.OnlyTry)), Is.EqualTo((CaseStatus.WaitingForAnswer, ChargeStatus.Unknown)));
        await World.ClearFaultsAsync(Stripe);
        Live(TimeSpan.FromHours(12), TimeSpan.FromMinutes(30));
        Assert.That((await debt.TakenAsync(), StatusOf(TheCase)), Is.EqualTo((new[] { 80m }, CaseStatus.Recovered)));
    }

    [Test]
    public async Task When_one_debt_is_collected_the_next_one_is_tried_at_once()
    {
        var first = await DebtAsync();
        var second = new TestDebt(World, Stripe, Fail(amount: 20m, with: row => row["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", first.Method)), first.Method);
        World.RunJobs();
        Live(TimeSpan.FromDays(8));
        Assert.Multiple(() =>
        {
            Assert.That((first.Owed, second.Owed), Is.EqualTo((0m, 0m)));
            Assert.That(StatusOf(TheCase), Is.EqualTo(CaseStatus.Recovered));
            Assert.That(MoneyOf(TheCase, "cpay_recoveredamount"), Is.EqualTo(100m));
        });
    }

    [Test]
    public async Task A_renewed_card_is_tried_at_once()
    {
        var debt = await DebtAsync(DeclineReason.ExpiredCard);
        Live(TimeSpan.FromDays(2));
        Assert.That(debt.Tries, Is.Empty);
        World.System.Update(new Entity("cpay_paymentmethod", debt.Method) { ["cpay_expirymonth"] = 12, ["cpay_expiryyear"] = 2031 });
        World.RunJobs();
        Live(TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(5));
        Assert.That((await debt.TakenAsync(), StatusOf(TheCase)), Is.EqualTo((new[] { 80m }, CaseStatus.Recovered)));
    }

    [Test]
    public async Task A_person_who_is_faster_stops_the_ladder()
    {
        var debt = await DebtAsync();
        Live(TimeSpan.FromHours(5));
        debt.Retry();
        World.RunJobs();
        Live(TimeSpan.FromDays(10), TimeSpan.FromHours(4));
        Assert.Multiple(() =>
        {
            Assert.That(debt.Tries, Has.Count.EqualTo(1));
            Assert.That((StatusOf(TheCase), OutcomeOf(TheCase)), Is.EqualTo((CaseStatus.Recovered, (CaseOutcome?)CaseOutcome.Person)));
        });
    }

    private async Task<TestDebt> DebtAsync(DeclineReason reason = DeclineReason.InsufficientFunds)
    {
        var method = Method(await Stripe.Store!(World.Url));
        var debt = new TestDebt(World, Stripe, Fail(reason, 80m, row => row["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", method)), method);
        World.RunJobs();
        return debt;
    }
}
