using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Dataverse;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins.Charges;

/// <summary>
/// The process dies before or after every single write and read of every async step that a charge takes: asked for by a person,
/// by the ladder, or as a subscription's period. At every instant at most one charge is in the gateway's books and nothing else
/// is tried; after the next start and some due work there is one, the CRM says the same, and what is owed is right.
/// </summary>
internal sealed class KilledWhileCharging : ChargeTests
{
    private const int Forever = 300;
    private const decimal Amount = 80m;

    private static readonly string[] Answers = ["", "drop-after"];

    /// <summary>One of each kind of gateway that tells of a lost answer in another way; where keys are remembered, nothing may have arrived either.</summary>
    private static IEnumerable<TestCaseData> Cases =>
        Kinds.Select(gateway => new TestCaseData(gateway, "drop-after")).Append(new TestCaseData(Stripe, "drop-before"));

    private static IEnumerable<TestGateway> Kinds =>
        Charging.OrderByDescending(gateway => gateway == Stripe).DistinctBy(gateway => (gateway.HasKeysOfCharges, gateway.FindsCharges, gateway.Capabilities.ChargeSearchLags));

    [TestCaseSource(nameof(Cases))]
    public Task A_person_has_it_tried_again(TestGateway gateway, string answer) => AtEveryMomentAsync(async moment =>
    {
        var debt = await DebtAsync(gateway, moment);
        World.Stage(new Entity("cpay_transaction", debt.Id) { ["cpay_chargedon"] = World.Clock.GetUtcNow().UtcDateTime.AddDays(-60) });
        if (answer.Length > 0) await World.FaultAsync(gateway, "charge", answer);
        debt.Retry();
        var died = await ThroughAsync(moment, gateway, () => AssertNeverTwo(debt), 0, 2, 6, 20, 70);
        await AssertChargedAsync(debt, certain: gateway.HasKeysOfCharges || (gateway.FindsCharges && answer == "drop-after" && !died), moment);
        LeaveToAPerson(debt);
        return !died;
    });

    [TestCaseSource(nameof(Answers))]
    public Task The_ladder_tries_it_again(string answer) => AtEveryMomentAsync(async moment =>
    {
        World.MeetSomebodyElse();
        var debt = TestDebt.Fail(World, Stripe, Amount, await TestDebt.StoreAsync(World, Stripe), DeclineReason.ProcessingError);
        World.RunJobs();
        if (answer.Length > 0) await World.FaultAsync(Stripe, "charge", answer);
        var died = await ThroughAsync(moment, Stripe, () => AssertNeverTwo(debt), 1, 10, 2, 6, 20, 20, 10, 70);
        await AssertChargedAsync(debt, certain: true, moment);
        return !died;
    });

    [TestCaseSource(nameof(Answers))]
    public Task A_subscription_falls_due(string answer) => AtEveryMomentAsync(async moment =>
    {
        World.MeetSomebodyElse();
        var subscription = await SubscribeAsync(Stripe);
        if (answer.Length > 0) await World.FaultAsync(Stripe, "charge", answer);
        var died = await ThroughAsync(moment, Stripe, () => Assert.That(World.Rows("cpay_transaction", "cpay_subscriptionid", subscription), Has.Count.LessThanOrEqualTo(1)), 2, 2, 6, 20, 70);
        var charge = World.Rows("cpay_transaction", "cpay_subscriptionid", subscription).Single();
        var booked = ((JArray)(await World.LedgerAsync(Stripe))["charges"]!).Where(one => (string?)one["reference"] == (string)charge["cpay_reference"]).ToList();
        Assert.That((booked.Count, TestDebt.StatusOf(charge)), Is.EqualTo((1, ChargeStatus.Captured)), $"moment {moment}");
        return !died;
    });

    /// <summary>One more failed charge of the same customer; each on a card of its own, so that no network limit is met.</summary>
    private async Task<TestDebt> DebtAsync(TestGateway gateway, int moment)
    {
        if (moment == 1) World.MeetSomebodyElse();
        return await DebtAsync(gateway, Amount);
    }

    /// <summary>What no look-up will ever end is out of the way of the next debt.</summary>
    private void LeaveToAPerson(TestDebt debt)
    {
        foreach (var one in debt.Tries.Where(one => one.Contains("cpay_nextcheckon"))) World.Stage(new Entity("cpay_transaction", one.Id) { ["cpay_nextcheckon"] = null });
    }

    private static async Task AtEveryMomentAsync(Func<int, Task<bool>> livesThrough)
    {
        for (var moment = 1; moment < Forever; moment++)
        {
            if (!await livesThrough(moment)) continue;
            Assert.That(moment, Is.GreaterThan(10), "the sending alone has five requests");
            return;
        }

        Assert.Fail($"After {Forever} deaths there is still another moment to die in.");
    }

    /// <summary>Lets time pass; the process dies once on the way, at the moment told.</summary>
    /// <returns>Whether it died.</returns>
    private async Task<bool> ThroughAsync(int moment, TestGateway gateway, Action always, params int[] minutes)
    {
        var died = false;
        World.Hooks.KillAsyncStepAt(moment);
        foreach (var wait in minutes)
        {
            World.Clock.Advance(TimeSpan.FromMinutes(wait));
            World.Call("cpay_RunDueWork", World.Dataverse.AdministratorId);
            while (!LivesThroughJobs())
            {
                died = true;
                always();
                World.Dataverse.Jobs.Recover();
            }

            always();
        }

        World.Hooks.SpareAsyncSteps();
        await World.ClearFaultsAsync(gateway);
        return died;
    }

    private bool LivesThroughJobs()
    {
        try
        {
            World.RunJobs();
            return true;
        }
        catch (ProcessKilledException)
        {
            return false;
        }
    }

    /// <summary>Of all tries at most one may bring money or has; what is owed and what is paid are always the debt.</summary>
    private static void AssertNeverTwo(TestDebt debt)
    {
        Assert.That(debt.Tries.Select(TestDebt.StatusOf).Count(status => ChargeStates.IsLive(status) || ChargeStates.HasMoney(status)), Is.LessThanOrEqualTo(1));
        Assert.That(debt.Owed + debt.Paid, Is.EqualTo(Amount));
    }

    /// <param name="certain">The end is known without a person: the gateway remembers our key, or the charge was booked and is found.</param>
    private static async Task AssertChargedAsync(TestDebt debt, bool certain, int moment)
    {
        var taken = await debt.TakenAsync();
        var paying = debt.Tries.Count(one => ChargeStates.HasMoney(TestDebt.StatusOf(one)));
        Assert.Multiple(() =>
        {
            if (certain) Assert.That((taken.Sum(), paying), Is.EqualTo((Amount, 1)), $"moment {moment}: the gateway's books and ours");
            Assert.That(taken, Has.Count.LessThanOrEqualTo(1), $"moment {moment}: the gateway's books");
            Assert.That(paying, Is.LessThanOrEqualTo(taken.Count), $"moment {moment}");
            Assert.That((debt.Owed, debt.Paid), Is.EqualTo((Amount - (paying * Amount), paying * Amount)), $"moment {moment}");
        });
    }
}
