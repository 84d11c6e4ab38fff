using System.Diagnostics;
using System.Globalization;
using CrmPayments.Emulator.Dataverse.Async;

namespace CrmPayments.Tests.Simulation;

/// <summary>
/// A year of subscriptions through the shipped plug-ins. Small unless the environment says otherwise: CPAY_CUSTOMERS, CPAY_DAYS,
/// CPAY_SEED, CPAY_FIRST (number of the first customer) and CPAY_PART (a file for the results), for a run in parts.
/// </summary>
[NonParallelizable]
internal sealed class AYearOfSubscriptions
{
    private const int EnoughDebts = 200;
    private World _world = null!;

    [OneTimeSetUp]
    public async Task Live()
    {
        var clock = Stopwatch.StartNew();
        var (seed, first, customers, days) = (Number("CPAY_SEED", 4), Number("CPAY_FIRST", 0), Number("CPAY_CUSTOMERS", 40), Number("CPAY_DAYS", 100));
        _world = await World.LiveAsync(seed, first, customers, days, after: 45, TestContext.Progress.WriteLine);
        var report = Report.Of(_world.Results);
        TestContext.Progress.WriteLine($"{report}\n{clock.Elapsed.TotalSeconds:0} s");
        if (Environment.GetEnvironmentVariable("CPAY_PART") is { Length: > 0 } file) Part.Of(first, customers, days, seed, clock.Elapsed.TotalSeconds, _world.Results).Write(file);
    }

    [OneTimeTearDown]
    public async Task End() => await _world.DisposeAsync();

    [Test]
    public void Breaks_no_networks_limit() => Assert.That(NetworkAudit.Breaches(_world.Journal, World.TellsAdvice), Is.Empty);

    [Test]
    public void Charges_nobody_twice_for_one_debt() => Assert.That(new BooksAudit(_world.Organization, _world.Charges).ChargedTwice, Is.Empty);

    [Test]
    public void Leaves_the_gateways_books_and_Dataverse_with_the_same_money() => Assert.That(new BooksAudit(_world.Organization, _world.Charges).Differences, Is.Empty);

    [Test]
    public void Writes_to_nobody_in_quiet_hours() => Assert.That(_world.Mails.AtBadHours, Is.Empty);

    [Test]
    public void Writes_to_nobody_twice_a_day_or_four_times_a_week() => Assert.That(_world.Mails.TooMany, Is.Empty);

    [Test]
    public void Leaves_no_case_stuck() => Assert.That(new CaseAudit(_world.Organization, _world.Charges).Stuck, Is.Empty);

    [Test]
    public void Accounts_for_every_debt() => Assert.That(new CaseAudit(_world.Organization, _world.Charges).Unaccounted, Is.Empty);

    [Test]
    public void Fails_no_job() => Assert.That(_world.Organization.Dataverse.Jobs.List().Where(job => job.State == AsyncJobState.Failed).Select(job => $"{job.PluginType}: {job.Error}").Distinct(), Is.Empty);

    [Test]
    public void Recovers_more_than_the_plain_ladders()
    {
        if (_world.Results[0].Debts.Count < EnoughDebts) Assert.Ignore($"{_world.Results[0].Debts.Count} debts are too few to compare strategies by: run it with CPAY_CUSTOMERS=500.");
        Assert.That(_world.Results[0].Lawful, Is.GreaterThan(_world.Results.Skip(1).Max(result => result.Lawful)), "of what no network forbids");
    }

    private static int Number(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
