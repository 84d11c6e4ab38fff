namespace CrmPayments.Tests.Plugins;

/// <summary>A fresh world for each test.</summary>
internal abstract class PluginTests
{
    protected World World { get; private set; } = null!;

    protected static IReadOnlyList<TestGateway> Gateways => TestGateway.All;

    [SetUp]
    public async Task StartWorld() => World = await World.StartAsync();

    [TearDown]
    public async Task EndWorld() => await World.DisposeAsync();
}
