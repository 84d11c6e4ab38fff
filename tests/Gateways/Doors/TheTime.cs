using CrmPayments.Emulator.Gateways;
using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Doors;

public sealed class TheTime
{
    [TestCaseSource(typeof(SimulatorCatalog), nameof(SimulatorCatalog.Names))]
    public async Task Of_an_answer_is_the_emulators_own(string gateway)
    {
        await using var simulators = await RunningSimulators.StartAsync(new SimulatorOptions { Time = new Tomorrow() });
        using var answer = await simulators.Http.GetAsync(new Uri($"/simulators/{gateway}/ledger", UriKind.Relative));
        Assert.That(answer.Headers.Date, Is.EqualTo(Tomorrow.Noon));
    }

    private sealed class Tomorrow : TimeProvider
    {
        public static readonly DateTimeOffset Noon = new(2031, 2, 3, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Noon;
    }
}
