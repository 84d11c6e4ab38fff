using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Text;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Recovery;

/// <summary>What holds for every plan, whatever the history, the policy, the country and the hour.</summary>
public sealed class EveryPlan
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Codes = ["", "", "05", "51", "54", "41", "57", "82", "R01", "R02", "R10", "AM04", "MS03", "AC04", "0", "9"];
    private static readonly string[] Advices = ["", "", "", "01", "02", "03", "21", "24", "27", "30", "40", "43", "do_not_try_again", "99"];

    private static readonly Gen<PastTry> Tries =
        from hours in Gen.Choose(0, 24 * 60)
        from initiator in Gen.Elements(Enum.GetValues<ChargeInitiator>())
        from amount in Gen.Elements(50m, 20m)
        from declined in Gen.Frequency((5, Gen.Constant(true)), (1, Gen.Constant(false)))
        from code in Gen.Elements(Codes)
        from advice in Gen.Elements(Advices)
        from reason in Gen.Elements(Enum.GetValues<DeclineReason>())
        from same in Gen.Elements(true, false)
        select new PastTry(Start.AddHours(-hours), initiator, amount, declined, code, advice, declined ? reason : null) { SameDebt = same };

    private static readonly Gen<RecoveryStep> Steps =
        from number in Gen.Choose(1, 40)
        from action in Gen.Frequency((3, Gen.Constant(RecoveryAction.Retry)), (2, Gen.Elements(Enum.GetValues<RecoveryAction>())))
        from minutes in Gen.Elements(0, 1, 5, 60, 1440, 2880, 10_080, 43_200)
        from timing in Gen.Elements(Enum.GetValues<StepTiming>())
        select new RecoveryStep(number, action, TimeSpan.FromMinutes(minutes), timing);

    private static readonly Gen<RecoveryPolicy> Policies =
        from steps in Steps.ListOf()
        from own in Gen.Elements(true, false)
        from tries in Gen.Choose(0, 20)
        from days in Gen.Choose(1, 180)
        from grace in Gen.Choose(0, 60)
        from opens in Gen.Choose(0, 23)
        from length in Gen.Choose(1, 24)
        from first in Gen.Elements(true, false)
        from end in Gen.Elements(Enum.GetValues<EndAction>())
        select new RecoveryPolicy
        {
            Steps = own ? [.. steps.GroupBy(step => step.Number).Select(same => same.First())] : DefaultPolicies.All[0].Steps,
            MostTries = tries,
            MostDays = days,
            GraceDays = grace,
            HourFrom = opens,
            HourTo = Math.Min(24, opens + length),
            PersonFirst = first,
            UseBackupMethod = own,
            EndAction = end,
        };

    private static readonly Gen<LadderSituation> Situations =
        from policy in Policies
        from reason in Gen.Elements(Enum.GetValues<DeclineReason>())
        from network in Gen.Elements(Enum.GetValues<PaymentNetwork>())
        from tries in Tries.ListOf()
        from country in Gen.Elements("CO", "US", "GB", "RU", "CN", "AU", "XX")
        from zone in Gen.Elements("", "", "4", "Mars")
        from minute in Gen.Choose(0, 2 * 365 * 24 * 60)
        from hold in Gen.Choose(-10, 40)
        from backup in Gen.Elements(true, false)
        from learned in Gen.Choose(0, 31)
        from proof in Gen.Elements<ProofNeed?>(null, null, new ProofNeed(ProofReason.AboveLimit, new CrmPayments.Core.Money(500m, CrmPayments.Core.Currency.Of("JPY"))), new ProofNeed(ProofReason.NewMethod))
        select Situation(policy, reason, network, [.. tries], ACase.In(country, zone), Start.AddMinutes(minute), hold, backup) with { LearnedPaydays = PaydayRule.OnDays([learned]), Proof = proof };

    [Test]
    public void Is_never_in_the_past() => Holds(plan => plan.All(step => On(step.Next) >= step.At));

    [Test]
    public void Ends_and_with_an_action() => Holds(plan => plan.Count < 120 && plan[^1].Next is NextStep.End);

    [Test]
    public void Explains_every_step_in_every_language() => Holds(plan => plan.All(step =>
        step.Next.Because.Count > 0 && new[] { 1033, 3082, 1049, 2052 }.All(lcid => Sentences.For(lcid).Next(step.Next) is { Length: > 0 } text && !text.Contains('{', StringComparison.Ordinal))));

    [Test]
    public void Keeps_every_limit_of_the_network_at_the_time_of_each_try() => Holds(plan => Retries(plan).All(step => MayNow(step.Situation, step.Planned)));

    // Counted by other code than the rules': windows and numbers as the networks publish them.
    [Test]
    public void Stays_below_what_networks_publish() => Holds(plan => Retries(plan).Where(step => !step.Planned.WithBackup).All(step =>
    {
        int Declines(TimeSpan window) => step.Situation.Tries.Count(it => it.Declined && it.At > step.Planned.On - window);
        return step.Situation.Network switch
        {
            PaymentNetwork.Visa => Declines(TimeSpan.FromDays(30)) < 15,
            PaymentNetwork.Mastercard => Declines(TimeSpan.FromHours(24)) < 10 && Declines(TimeSpan.FromDays(30)) < 35,
            PaymentNetwork.Amex or PaymentNetwork.Discover or PaymentNetwork.Other => Declines(TimeSpan.FromDays(30)) < 10,
            PaymentNetwork.Elo => Declines(TimeSpan.FromDays(30)) < 15,
            _ => step.Situation.Tries.Count(it => it.Declined && it.SameDebt) < 3,
        };
    }));

    [Test]
    public void Never_makes_more_tries_than_the_policy() => Holds(plan => plan.Count == 0 || Retries(plan).Count() <= plan[0].Situation.Policy.MostTries);

    [Test]
    public void Never_takes_longer_than_the_policy() =>
        Holds(plan => Retries(plan).All(step => step.Planned.On <= Later(step.Situation.OpenedOn.AddDays(step.Situation.Policy.MostDays), (step.Situation.HoldUntil ?? DateTimeOffset.MinValue.AddDays(9)).AddDays(7))));

    [Test]
    public void Never_tries_a_method_again_that_is_finished() =>
        Holds(plan => Retries(plan).All(step => step.Planned.WithBackup || DeclineMeanings.Of(step.Situation.Reason).Again == AgainWhen.ByItself || step.Situation.MethodChangedOn is not null));

    [Test]
    public void Never_charges_what_the_customer_must_confirm_and_asks_once() => Holds(plan => plan[0].Situation.Proof is null
        || (Retries(plan).All(step => step.Planned.WithBackup && !step.Situation.Done.Any(done => done.Number == NextStep.Planned.Proof)) && plan.Count(step => step.Next is NextStep.Planned { Number: NextStep.Planned.Proof }) <= 1));

    [Test]
    public void Never_writes_to_the_customer_in_quiet_hours() => Holds(plan => Messages(plan).All(step => step.Situation.Clock.MayMessage(step.Planned.On)));

    [Test]
    public void Never_writes_twice_within_a_day() =>
        Holds(plan => Messages(plan).Zip(Messages(plan).Skip(1), (one, next) => next.Planned.On - one.Planned.On >= TimeSpan.FromHours(24)).All(apart => apart));

    [Test]
    public void Never_writes_about_a_debit_that_the_customer_denies() =>
        Holds(plan => plan[0].Situation.Reason != DeclineReason.UnauthorisedClaimed || !Messages(plan).Any());

    [Test]
    public void Charges_in_the_hours_of_the_policy_but_after_technical_failures() => Holds(plan => Retries(plan).All(step =>
    {
        var technical = DeclineMeanings.ClassOf(step.Situation.Reason) == DeclineClass.Technical;
        var hour = step.Situation.Clock.Local(step.Planned.On).Hour;
        // A summer-time change may leave the first hour out: then the next one is the first.
        return technical || (hour >= step.Situation.Policy.HourFrom && (hour < step.Situation.Policy.HourTo || hour == step.Situation.Policy.HourFrom + 1));
    }));

    [Test]
    public void Debits_banks_on_bank_days_only() => Holds(plan => Retries(plan).All(step =>
        !step.Situation.Network.IsBankDebit() || step.Planned.WithBackup || DeclineMeanings.ClassOf(step.Situation.Reason) == DeclineClass.Technical
        || step.Situation.Clock.Country.IsBankDay(step.Situation.Clock.Local(step.Planned.On).Date)));

    [Test]
    public void Is_the_same_when_made_twice() =>
        Prop.ForAll(Situations.ToArbitrary(), it => Text(LadderPlanner.Next(it, it.LastResultOn)) == Text(LadderPlanner.Next(it, it.LastResultOn))).QuickCheckThrowOnFailure();

    [Test]
    public void Keeps_a_hold() => Holds(plan => plan.All(step => step.Next is not NextStep.Planned { Number: > 0 } planned || planned.On >= (step.Situation.HoldUntil ?? planned.On)));

    private static string Text(NextStep next) => Sentences.For(1033).Next(next);

    private static DateTimeOffset On(NextStep next) => next.Match(it => it.On, it => it.On, _ => DateTimeOffset.MaxValue);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static IEnumerable<Step> Retries(IReadOnlyList<Step> plan) => plan.Where(step => step.Next is NextStep.Planned { Action: RecoveryAction.Retry });

    private static IEnumerable<Step> Messages(IReadOnlyList<Step> plan) => plan.Where(step => step.Next is NextStep.Planned { Action: RecoveryAction.Notify or RecoveryAction.Offer });

    private static bool MayNow(LadderSituation it, NextStep.Planned planned)
    {
        var asked = new AskedTry(it.Initiator, it.Amount, planned.WithBackup ? it.Backup!.ChangedOn : it.MethodChangedOn) { MostRepresentments = it.Clock.Country.Representments };
        return it.Rules.May(planned.WithBackup ? it.Backup!.Network : it.Network, planned.WithBackup ? it.Backup!.Tries : it.Tries, asked, planned.On).Allowed;
    }

    private static LadderSituation Situation(RecoveryPolicy policy, DeclineReason reason, PaymentNetwork network, PastTry[] tries, CustomerClock clock, DateTimeOffset now, int hold, bool backup) => new()
    {
        Policy = policy,
        Reason = reason,
        OpenedOn = now,
        LastResultOn = now,
        Clock = clock,
        Network = network,
        Amount = 50m,
        Tries = [.. tries.Select(it => it with { At = now - (Start - it.At) - TimeSpan.FromSeconds(1) }), ACase.Declined(now, reason)],
        HoldUntil = hold > 0 ? now.AddDays(hold) : null,
        Backup = backup ? new BackupMethod(PaymentNetwork.Mastercard, [.. tries.Take(3).Select(it => it with { At = now - (Start - it.At) })]) : null,
        Seed = ACase.Seed,
    };

    // Walks a plan as a case would: each try fails again for the same reason.
    private static List<Step> Walk(LadderSituation situation)
    {
        var plan = new List<Step>();
        var now = situation.LastResultOn;
        while (plan.Count < 200)
        {
            var next = LadderPlanner.Next(situation, now);
            plan.Add(new Step(situation, now, next));
            if (next is not NextStep.Planned planned) break;
            now = planned.On;
            situation = After(situation, planned);
        }

        return plan;
    }

    private static LadderSituation After(LadderSituation it, NextStep.Planned planned)
    {
        var done = it with { Done = [.. it.Done, new(planned.Number, planned.Action, planned.On)] };
        if (planned.Action != RecoveryAction.Retry) return done;
        done = done with { TriesMade = it.TriesMade + 1, LastResultOn = planned.On };
        return planned.WithBackup ? done with { Backup = null } : done with { Tries = [.. it.Tries, ACase.Declined(planned.On, it.Reason)] };
    }

    private static void Holds(Func<IReadOnlyList<Step>, bool> rule) => Prop.ForAll(Situations.ToArbitrary(), it => rule(Walk(it))).QuickCheckThrowOnFailure();

    private sealed record Step(LadderSituation Situation, DateTimeOffset At, NextStep Next)
    {
        public NextStep.Planned Planned => (NextStep.Planned)Next;

        public override string ToString() => $"{At:u} {Text(Next)}";
    }
}
