using System.Collections.Concurrent;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Dataverse;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins.Charges;

/// <summary>Two pieces of work that have both read before either writes, on real threads. Plug-ins ask for the time in between, and are held there.</summary>
internal sealed class RacesToCharge : ChargeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Two_workers_on_one_try_send_it_once()
    {
        var debt = await OldDebtAsync();
        debt.Retry();
        World.Hooks.KillAsyncStepAt(1);
        Assert.That(World.RunJobs, Throws.InstanceOf<ProcessKilledException>());
        World.Hooks.SpareAsyncSteps();
        World.RunJobs();
        for (var mark = 0; mark < 2; mark++) World.Stage(new Entity("cpay_transaction", debt.OnlyTry.Id) { ["cpay_checkrequestedon"] = World.Clock.GetUtcNow().UtcDateTime.AddSeconds(mark) });
        await TogetherAsync();
        World.Pass(TimeSpan.FromMinutes(6));
        await AssertPaidOnceAsync(debt);
        Assert.That(debt.Attempts.Count(line => line.Contains("cpay_durationms")), Is.EqualTo(1), "one answer of the gateway");
    }

    [Test]
    public async Task A_person_who_is_faster_than_the_ladder_leaves_it_nothing_to_try()
    {
        var debt = TestDebt.Fail(World, Stripe, 80m, await TestDebt.StoreAsync(World, Stripe), DeclineReason.ProcessingError);
        World.RunJobs();
        object? answer = null;
        var asked = 0;
        HoldPlugIns(() =>
        {
            if (!IsBeingTried(debt) || Interlocked.Exchange(ref asked, 1) != 0) return;
            Task.Run(() => answer = debt.Retry()["Outcome"]).Wait(Patience);
        });
        for (var minute = 0; minute < 20 && answer is null; minute++) World.Pass(TimeSpan.FromMinutes(1));
        Assert.That((answer, debt.Tries.Count), Is.EqualTo(((object?)"Accepted", 1)), "while the ladder was about to");
        await AssertPaidOnceAsync(debt);
    }

    [Test]
    public async Task What_is_paid_another_way_after_the_last_look_is_not_sent()
    {
        var debt = await OldDebtAsync();
        debt.Retry();
        var paid = 0;
        HoldPlugIns(() =>
        {
            if (Interlocked.Exchange(ref paid, 1) != 0) return;
            Task.Run(() => World.Stage(new Entity("cpay_transaction", debt.Id) { ["cpay_status"] = new OptionSetValue((int)ChargeStatus.Captured) })).Wait(Patience);
        });
        World.RunJobs();
        Assert.That((await debt.BookedAsync(), TestDebt.StatusOf(debt.OnlyTry)), Is.EqualTo((Array.Empty<JToken>(), ChargeStatus.Cancelled)));
    }

    [Test]
    public async Task Eight_people_at_once_have_it_tried_once()
    {
        var debt = await OldDebtAsync();
        var answers = new ConcurrentBag<object>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 8), new ParallelOptions { MaxDegreeOfParallelism = 8 }, (number, _) =>
        {
            answers.Add(debt.Retry(number % 2 == 0 ? World.Agent : World.Approver)["Outcome"]);
            return ValueTask.CompletedTask;
        });
        World.RunJobs();
        Assert.That(answers.Count(answer => (string)answer == "Accepted"), Is.EqualTo(1), string.Join(", ", answers));
        await AssertPaidOnceAsync(debt);
    }

    [Test]
    public async Task The_same_key_at_the_same_moment_is_one_try()
    {
        var debt = await OldDebtAsync();
        var answers = new ConcurrentBag<object>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 8), new ParallelOptions { MaxDegreeOfParallelism = 8 }, (_, _) =>
        {
            answers.Add(debt.Retry(key: "double-press")["Outcome"]);
            return ValueTask.CompletedTask;
        });
        Assert.That(answers.Order(), Is.EqualTo(Enumerable.Repeat("Accepted", 1).Concat(Enumerable.Repeat("Duplicate", 7))));
        Assert.That(debt.Tries, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Four_clocks_at_once_charge_each_period_once_and_send_each_try_once()
    {
        var debt = await OldDebtAsync();
        debt.Retry();
        var subscription = await SubscribeAsync(Stripe);
        World.Clock.Advance(TimeSpan.FromMinutes(6));
        await Parallel.ForEachAsync(Enumerable.Range(0, 4), new ParallelOptions { MaxDegreeOfParallelism = 4 }, (_, _) =>
        {
            World.Call("cpay_RunDueWork", World.Dataverse.AdministratorId);
            World.RunJobs();
            return ValueTask.CompletedTask;
        });
        World.Pass(TimeSpan.FromMinutes(6));
        var period = World.Rows("cpay_transaction", "cpay_subscriptionid", subscription).Single();
        var booked = ((JArray)(await World.LedgerAsync(Stripe))["charges"]!).Count(one => (string?)one["reference"] == (string)period["cpay_reference"]);
        Assert.That((booked, TestDebt.StatusOf(period)), Is.EqualTo((1, ChargeStatus.Captured)));
        await AssertPaidOnceAsync(debt);
    }

    [Test]
    public async Task Of_two_tries_for_the_last_place_that_the_network_has_left_one_is_sent()
    {
        var first = await OldDebtAsync();
        World.System.Update(new Entity("cpay_paymentmethod", first.Method) { ["cpay_brand"] = "Mastercard" });
        var second = Another(first, daysAgo: 60);
        for (var earlier = 0; earlier < 9; earlier++) Another(first, daysAgo: 0);
        await World.FaultAsync(Stripe, "charge", "decline", 2, code: "insufficient_funds");
        first.Retry();
        second.Retry();
        await TogetherAsync();
        var booked = (await first.BookedAsync()).Count + (await second.BookedAsync()).Count;
        Assert.Multiple(() =>
        {
            Assert.That(booked, Is.EqualTo(1), "Mastercard counts ten in 24 hours, and nine were made");
            Assert.That(new[] { first.OnlyTry, second.OnlyTry }.Select(TestDebt.StatusOf), Is.EquivalentTo(new[] { ChargeStatus.Declined, ChargeStatus.Cancelled }));
        });
    }

    [Test]
    public async Task Two_tries_of_one_card_at_once_take_two_slots()
    {
        var first = await OldDebtAsync();
        var second = Another(first, daysAgo: 60);
        first.Retry();
        second.Retry();
        await TogetherAsync();
        await AssertPaidOnceAsync(first);
        await AssertPaidOnceAsync(second);
        Assert.That(first.OnlyTry["cpay_slotkey"], Is.Not.EqualTo(second.OnlyTry["cpay_slotkey"]));
    }

    /// <summary>Too old for a case: only people have it tried.</summary>
    private async Task<TestDebt> OldDebtAsync() => Fail(await TestDebt.StoreAsync(World, Stripe), daysAgo: 60);

    private TestDebt Another(TestDebt debt, int daysAgo) => Fail(debt.Method, daysAgo);

    private TestDebt Fail(Guid method, int daysAgo)
    {
        var debt = TestDebt.Fail(World, Stripe, 80m, method);
        World.Stage(new Entity("cpay_transaction", debt.Id) { ["cpay_chargedon"] = World.Clock.GetUtcNow().UtcDateTime.AddDays(-daysAgo).AddHours(-1) });
        World.RunJobs();
        return debt;
    }

    /// <summary>The case has moved its date and counted its step; the try is not made yet.</summary>
    private bool IsBeingTried(TestDebt debt) => debt.Tries.Count == 0
        && World.Rows("cpay_recoverycase", "cpay_customerid", World.Customer).Any(recovery => recovery.GetAttributeValue<OptionSetValue>("cpay_status").Value == 192700001);

    /// <summary>Runs two jobs in step: neither goes on from its first, second, third or fourth question for the time before the other has come as far.</summary>
    private async Task TogetherAsync()
    {
        using var barrier = new Barrier(2);
        using var questions = new ThreadLocal<int>();
        HoldPlugIns(() =>
        {
            if (questions.Value++ < 4) barrier.SignalAndWait(Patience);
        });
        await Task.WhenAll(Task.Run(World.RunJobs), Task.Run(World.RunJobs));
        HoldPlugIns(() => { });
    }

    private static async Task AssertPaidOnceAsync(TestDebt debt)
    {
        var taken = await debt.TakenAsync();
        Assert.Multiple(() =>
        {
            Assert.That(taken, Is.EqualTo(new[] { 80m }), "the gateway's books");
            Assert.That(debt.Tries.Count(one => ChargeStates.HasMoney(TestDebt.StatusOf(one))), Is.EqualTo(1));
            Assert.That((debt.Owed, debt.Paid), Is.EqualTo((0m, 80m)));
        });
    }
}
