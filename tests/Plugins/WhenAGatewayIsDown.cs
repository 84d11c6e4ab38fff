using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>A gateway that fails again and again is paused; its work waits, catches up, and nothing is sent twice (C65).</summary>
internal sealed class WhenAGatewayIsDown : PluginTests
{
    private const int Closed = 192700000, Open = 192700001;

    private TestGateway Stripe => Gateways.Single(gateway => gateway.Type == GatewayType.Stripe);

    [Test]
    public async Task Its_refunds_wait_and_all_arrive_once_when_it_works_again()
    {
        var charges = new List<TestCharge>();
        for (var number = 0; number < 12; number++) charges.Add(await World.ChargeAsync(Stripe, 20m));
        await World.FaultAsync(Stripe, "*", "error-before", count: 1000);
        foreach (var charge in charges) charge.Request(5m);
        World.RunJobs();

        var row = Row;
        Assert.Multiple(() =>
        {
            Assert.That(Health(row), Is.EqualTo(Open));
            Assert.That(row["cpay_failures"], Is.EqualTo(5), "after the fifth nobody is sent against it");
            Assert.That(row["cpay_healthnote"], Is.EqualTo("HTTP status 500."));
            Assert.That(row.Contains("cpay_retryon") && row.Contains("cpay_failingsince"));
            Assert.That(charges.Count(charge => TestCharge.StatusOf(charge.OnlyRefund) == RefundStatus.Approved), Is.EqualTo(7));
        });

        await World.ClearFaultsAsync(Stripe);
        World.Pass(TimeSpan.FromHours(2));
        Assert.That(Health(Row), Is.EqualTo(Closed));
        foreach (var charge in charges)
        {
            var booked = await charge.BookedAsync();
            Assert.That(booked, Has.Count.EqualTo(1));
            Assert.That(charge.Refunded, Is.EqualTo(5m));
        }
    }

    [Test]
    public async Task It_is_tried_by_one_call_only_and_the_pause_grows()
    {
        await BreakAsync();
        var before = (int)Row["cpay_failures"];
        World.Pass(TimeSpan.FromMinutes(3));
        var row = Row;
        Assert.Multiple(() =>
        {
            Assert.That((int)row["cpay_failures"] - before, Is.InRange(1, 2), "one call after one minute, the next after two more");
            Assert.That(Health(row), Is.EqualTo(Open));
        });
    }

    [Test]
    public async Task Whoever_waits_is_told_once_why()
    {
        await BreakAsync();
        var charge = await World.ChargeAsync(Gateways[0], 20m);
        Assert.That(charge.Request(5m)["Outcome"], Is.EqualTo("Accepted"), "another gateway is not concerned");
        var waiting = _charges[^1];
        World.Pass(TimeSpan.FromMinutes(10));
        Assert.Multiple(() =>
        {
            Assert.That(waiting.OnlyRefund.GetAttributeValue<string>("cpay_error"), Does.StartWith("The gateway does not answer"));
            Assert.That(waiting.Attempts.Count(attempt => ((string)attempt["description"]).StartsWith("The gateway does not answer", StringComparison.Ordinal)), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task A_test_of_the_connection_closes_the_circuit()
    {
        await BreakAsync();
        await World.ClearFaultsAsync(Stripe);
        Assert.That(World.Call("cpay_TestGateway", World.Dataverse.SystemUserId, ("GatewayId", Stripe.Id))["Outcome"], Is.EqualTo("Succeeded"));
        Assert.That(Health(Row), Is.EqualTo(Closed));
    }

    [Test]
    public async Task Refusals_are_answers_and_pause_nothing()
    {
        await World.FaultAsync(Stripe, "refund", "decline", count: 1000);
        for (var number = 0; number < 8; number++) (await World.ChargeAsync(Stripe, 20m)).Request(5m);
        World.RunJobs();
        Assert.That((Health(Row), Row.GetAttributeValue<int>("cpay_failures")), Is.EqualTo((Closed, 0)));
    }

    private readonly List<TestCharge> _charges = [];

    private async Task BreakAsync()
    {
        _charges.Clear();
        for (var number = 0; number < 8; number++) _charges.Add(await World.ChargeAsync(Stripe, 20m));
        await World.FaultAsync(Stripe, "*", "error-before", count: 1000);
        foreach (var charge in _charges) charge.Request(5m);
        World.RunJobs();
    }

    private Entity Row => World.System.Retrieve("cpay_gateway", Stripe.Id, new Microsoft.Xrm.Sdk.Query.ColumnSet(true));

    private static int Health(Entity row) => row.GetAttributeValue<OptionSetValue>("cpay_health")?.Value ?? Closed;
}
