using CrmPayments.Core.Gateways.Health;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Gateways;

public sealed class TheHealthOfAGateway
{
    private static readonly DateTimeOffset Now = ARefund.Now;

    [Test]
    public void Survives_a_few_failures() => Assert.That(After(HealthState.Threshold - 1).IsClosed);

    [Test]
    public void Is_paused_after_several_in_a_row_and_says_since_when()
    {
        var paused = After(HealthState.Threshold);
        Assert.That(paused, Is.EqualTo(new HealthState(GatewayHealth.Open, HealthState.Threshold, Now, Now.AddMinutes(1))));
    }

    [Test]
    public void Is_tried_by_one_call_when_the_pause_is_over()
    {
        var paused = After(HealthState.Threshold);
        var trial = paused.Try(Now.AddMinutes(1));
        Assert.Multiple(() =>
        {
            Assert.That(paused.Try(Now.AddSeconds(59)), Is.Null);
            Assert.That(trial?.Health, Is.EqualTo(GatewayHealth.HalfOpen));
            Assert.That(trial?.Try(Now.AddMinutes(2)), Is.Null, "the others wait while it runs");
            Assert.That(trial?.Try(Now.AddMinutes(1) + HealthState.Trial), Is.Not.Null, "a trial that died is not waited for");
        });
    }

    [Test]
    public void Pauses_longer_after_each_trial_that_fails_up_to_half_an_hour()
    {
        var state = After(HealthState.Threshold);
        var pauses = new List<double>();
        for (var trials = 0; trials < 8; trials++)
        {
            var on = state.RetryOn!.Value;
            state = state.Try(on)!.Failed(on);
            pauses.Add((state.RetryOn!.Value - on).TotalMinutes);
        }

        Assert.That(pauses, Is.EqualTo(new[] { 2, 4, 8, 16, 30, 30, 30, 30 }));
    }

    [Test]
    public void Never_waits_for_ever() => Prop.ForAll(Gen.ListOf(Gen.Choose(0, 2)).ToArbitrary(), story =>
    {
        var (state, now) = (HealthState.Good, Now);
        foreach (var happens in story)
        {
            now = now.AddMinutes(7);
            state = happens == 0 ? HealthState.Good : happens == 1 ? state.Failed(now) : state.Try(now) ?? state;
            if (!state.IsClosed && (state.RetryOn is not { } on || on > now + HealthState.LongestPause)) return false;
        }

        return state.IsClosed || state.Try(now + HealthState.LongestPause) is not null;
    }).QuickCheckThrowOnFailure();

    private static HealthState After(int failures)
    {
        var state = HealthState.Good;
        for (var failed = 0; failed < failures; failed++) state = state.Failed(Now);
        return state;
    }
}
