namespace CrmPayments.Tests.Webhooks;

/// <summary>A service and a Dataverse of its own for each test.</summary>
public abstract class ServiceTests
{
    private protected Service Service { get; private set; } = null!;

    private protected FakeDataverse Dataverse => Service.Dataverse;

    [SetUp]
    public async Task Start() => Service = await Service.StartAsync();

    [TearDown]
    public async Task Stop() => await Service.DisposeAsync();
}
