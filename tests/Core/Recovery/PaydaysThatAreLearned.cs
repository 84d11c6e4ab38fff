using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Recovery;

/// <summary>What a customer's own charges tell about the days on which their money comes.</summary>
public sealed class PaydaysThatAreLearned
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 20, 0, 0, TimeSpan.Zero);

    [Test]
    public void Knows_the_day_by_which_the_money_came_twice() =>
        Assert.That(DaysIn(Learn(No("2026-08-03"), Yes("2026-08-08"), No("2026-10-05"), Yes("2026-10-07"))), Is.EqualTo(new[] { 7 }));

    [Test]
    public void Knows_both_days_of_who_is_paid_twice_a_month() =>
        Assert.That(DaysIn(Learn(No("2026-06-04"), Yes("2026-06-07"), No("2026-07-05"), Yes("2026-07-08"), No("2026-08-20"), Yes("2026-08-23"), No("2026-09-19"), Yes("2026-09-22"))), Is.EqualTo(new[] { 7, 22 }));

    [Test]
    public void Takes_the_last_day_of_every_month_for_the_same() =>
        Assert.That(DaysIn(Learn(No("2026-02-26"), Yes("2026-02-28"), No("2026-04-28"), Yes("2026-04-30")), "2027-01-01"), Is.EqualTo(new[] { 31 }));

    [Test]
    public void Counts_days_as_the_customer_lives_them()
    {
        // 03:00 UTC is the evening before in Bogotá.
        var rule = PaydayLearning.From([No("2026-08-03"), Paid("2026-08-08T03:00Z"), No("2026-10-05"), Paid("2026-10-08T03:00Z")], ACase.In("CO"), Now);
        Assert.That(DaysIn(rule), Is.EqualTo(new[] { 7 }));
    }

    [Test]
    public void Learns_nothing_from_one_coincidence() => Assert.That(Learn(No("2026-10-05"), Yes("2026-10-07")).IsEmpty, Is.True);

    [Test]
    public void Learns_nothing_from_charges_that_go_well_at_once() =>
        Assert.That(Learn(Yes("2026-07-10"), Yes("2026-08-10"), Yes("2026-09-10"), Yes("2026-10-10")).IsEmpty, Is.True, "they tell when the subscription is due, not when the money comes");

    [Test]
    public void Learns_nothing_from_days_that_lie_too_far_apart() =>
        Assert.That(Learn(No("2026-08-01"), Yes("2026-08-15"), No("2026-10-01"), Yes("2026-10-15")).IsEmpty, Is.True);

    [Test]
    public void Learns_nothing_from_what_is_older_than_thirteen_months() =>
        Assert.That(Learn(No("2025-08-03"), Yes("2025-08-07"), No("2025-10-05"), Yes("2025-10-07")).IsEmpty, Is.True);

    [Test]
    public void Learns_nothing_from_declines_that_money_does_not_heal() =>
        Assert.That(Learn(No("2026-08-03", DeclineReason.DoNotHonor), Yes("2026-08-07"), No("2026-10-05", DeclineReason.IssuerUnavailable), Yes("2026-10-07")).IsEmpty, Is.True);

    [Test]
    public void Learns_nothing_from_a_smaller_charge_that_went_through() =>
        Assert.That(Learn(No("2026-08-03"), Yes("2026-08-07") with { Amount = 5m }, No("2026-10-05"), Yes("2026-10-07") with { Amount = 5m }).IsEmpty, Is.True);

    [Test]
    public void Gives_a_day_up_on_which_there_was_no_money_lately()
    {
        PastTry[] worked = [No("2026-06-03"), Yes("2026-06-07"), No("2026-07-05"), Yes("2026-07-07")];
        Assert.That((DaysIn(Learn(worked)).Length, Learn([.. worked, No("2026-11-07")]).IsEmpty), Is.EqualTo((1, true)));
    }

    [Test]
    public void Plans_with_the_day_and_says_so()
    {
        var learned = Learn(No("2026-08-03"), Yes("2026-08-07"), No("2026-10-05"), Yes("2026-10-07"));
        var situation = ACase.RetriesOf(DeclineReason.InsufficientFunds) with { LearnedPaydays = learned, Done = [new DoneStep(20, RecoveryAction.Retry, ACase.Failed)] };
        var next = (NextStep.Planned)LadderPlanner.Next(situation, ACase.Failed);
        Assert.Multiple(() =>
        {
            Assert.That(next.On.Date, Is.EqualTo(new DateTime(2026, 12, 7)));
            Assert.That(next.Because, Has.One.EqualTo(new PlanReason(PlanReasonCode.LearnedPayday) { Day = new DateTime(2026, 12, 7) }));
        });
    }

    [Test]
    public void Finds_the_payday_of_everybody_who_is_paid_on_one_day()
    {
        var lives = from payday in Gen.Choose(1, 28) from short1 in Gen.Choose(1, 8) from short2 in Gen.Choose(1, 8) from late in Gen.Choose(0, 2) select (payday, short1, short2, late);
        Prop.ForAll(lives.ToArbitrary(), it =>
        {
            var (first, second) = (new DateTime(2026, 7, it.payday), new DateTime(2026, 9, it.payday));
            var rule = PaydayLearning.From([At(first.AddDays(-it.short1), true), At(first.AddDays(it.late), false), At(second.AddDays(-it.short2), true), At(second, false)], ACase.In("DE"), Now);
            return DaysIn(rule).SequenceEqual([it.payday]);
        }).QuickCheckThrowOnFailure();
    }

    private static PaydayRule Learn(params PastTry[] tries) => PaydayLearning.From(tries, ACase.In("CO"), Now);

    // Noon UTC is the same day in all the countries used here.
    private static PastTry At(DateTime date, bool declined) => declined ? ACase.Declined(new DateTimeOffset(date, TimeSpan.Zero).AddHours(12)) : ACase.Approved(new DateTimeOffset(date, TimeSpan.Zero).AddHours(12));

    private static PastTry No(string day, DeclineReason reason = DeclineReason.InsufficientFunds) => ACase.Declined(Time(day + "T12:00Z"), reason);

    private static PastTry Yes(string day) => Paid(day + "T12:00Z");

    private static PastTry Paid(string at) => ACase.Approved(Time(at));

    private static DateTimeOffset Time(string at) => DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The days of a month of 31 days that a rule holds.</summary>
    private static int[] DaysIn(PaydayRule rule, string month = "2027-01-01") =>
        [.. Enumerable.Range(0, 31).Select(day => DateTime.Parse(month, System.Globalization.CultureInfo.InvariantCulture).AddDays(day)).Where(rule.Holds).Select(date => date.Day)];
}
