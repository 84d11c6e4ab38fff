using System.Collections.Concurrent;

namespace CrmPayments.Tests.Plugins;

internal sealed class ManyAtOnce : PluginTests
{
    [TestCaseSource(nameof(Returning))]
    public async Task Two_hundred_requests_never_give_back_more_than_was_captured(TestGateway gateway)
    {
        var (charge, part) = (await World.ChargeAsync(gateway, 100m), gateway.Part(100m, 3m));
        var fit = (int)(100m / part);
        var outcomes = new ConcurrentBag<object>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 16 }, (_, _) =>
        {
            outcomes.Add(charge.Request(part)["Outcome"]);
            return ValueTask.CompletedTask;
        });
        World.RunJobs();
        var booked = await charge.BookedAsync();
        Assert.Multiple(() =>
        {
            Assert.That(outcomes.Count(outcome => (string)outcome == "Accepted"), Is.EqualTo(fit));
            Assert.That(outcomes.Count(outcome => (string)outcome == "Denied"), Is.EqualTo(200 - fit));
            Assert.That(booked.Sum(refund => (decimal)refund["amount"]!), Is.EqualTo(fit * part));
            Assert.That(charge.Refunded, Is.EqualTo(fit * part));
            Assert.That(charge.Refundable, Is.EqualTo(100m - (fit * part)));
        });
    }

    [Test]
    public async Task The_same_key_at_the_same_moment_is_one_refund()
    {
        var charge = await World.ChargeAsync(Gateways[1], 100m);
        var outcomes = new ConcurrentBag<object>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 20), new ParallelOptions { MaxDegreeOfParallelism = 8 }, (_, _) =>
        {
            outcomes.Add(charge.Request(3m, key: "double-press")["Outcome"]);
            return ValueTask.CompletedTask;
        });
        Assert.Multiple(() =>
        {
            Assert.That(outcomes.Count(outcome => (string)outcome == "Accepted"), Is.EqualTo(1));
            Assert.That(charge.Refunds, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task No_row_is_read_and_then_written_without_its_lock()
    {
        var charge = await World.ChargeAsync(Gateways[0], 100m);
        charge.Request(10m);
        World.RunJobs();
        Assert.That(World.Hooks.UnlockedUpdates.Where(update => update.Table == "cpay_transaction"), Is.Empty);
    }
}
