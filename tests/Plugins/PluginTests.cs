namespace CrmPayments.Tests.Plugins;

/// <summary>A fresh world for each test.</summary>
internal abstract class PluginTests
{
    protected World World { get; private set; } = null!;

    protected static IReadOnlyList<TestGateway> Gateways => TestGateway.All;

    /// <summary>Where money can go back through the interface; of the others <see cref="WhereNothingGoesBack"/> tells.</summary>
    protected static IReadOnlyList<TestGateway> Returning { get; } = [.. TestGateway.All.Where(gateway => gateway.GivesBack)];

    [SetUp]
    public async Task StartWorld() => World = await World.StartAsync();

    [TearDown]
    public async Task EndWorld() => await World.DisposeAsync();
}
