using CrmPayments.Emulator.Dataverse;
using CrmPayments.Emulator.Demo;
using CrmPayments.Emulator.Doors;
using CrmPayments.Emulator.Gateways;
using CrmPayments.Emulator.Shell;
using CrmPayments.Emulator.WebApi;
using CrmPayments.Webhooks;

namespace CrmPayments.Emulator;

/// <summary>Everything in one process: the embedded Dataverse, its Web API, the app, the gateway simulators and the Webhooks service.</summary>
public sealed class EmulatorHost : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly SimulatorHost _simulators;

    private EmulatorHost(EmulatorOptions options, WebApplication web, EmbeddedDataverse dataverse, SimulatorHost simulators, MovableClock clock)
    {
        Options = options;
        Dataverse = dataverse;
        Clock = clock;
        _web = web;
        _simulators = simulators;
    }

    public EmulatorOptions Options { get; }

    public EmbeddedDataverse Dataverse { get; }

    public MovableClock Clock { get; }

    /// <summary>Starts everything and, on the first start with this data, the demo.</summary>
    /// <param name="options">As on the command line.</param>
    /// <param name="progress">Told a line at a time what is going on.</param>
    public static async Task<EmulatorHost> StartAsync(EmulatorOptions options, Action<string> progress)
    {
        var layout = RepositoryLayout.Find();
        if (options.DataDirectory is { } folder) Directory.CreateDirectory(folder);
        var clock = new MovableClock(options.Clock);
        LendClock(clock);
        var dataverse = EmbeddedDataverse.Open(new EmbeddedDataverseOptions
        {
            SolutionDirectory = layout.Solution,
            PluginAssembly = layout.PluginAssembly,
            DatabaseFile = FileIn(options, "dataverse.db"),
            Clock = clock,
            Secrets = new LocalSecrets(new LocalKeys(FileIn(options, "keys"))),
        });
        var simulators = new SimulatorHost(new SimulatorOptions
        {
            DataFile = FileIn(options, "simulators.db"),
            Time = clock,
            NotificationTargets = DemoGateways.All.ToDictionary(gateway => gateway.Simulator, gateway => gateway.NotificationTarget(options.Url)),
        });
        var host = new EmulatorHost(options, Build(options, layout, dataverse, simulators, clock), dataverse, simulators, clock);
        await host._web.StartAsync();
        if (options.Demo) await new DemoSeed(dataverse, options.Url, FileIn(options, "demo-seeded"), progress).RunAsync();
        return host;
    }

    public Task WaitForShutdownAsync() => _web.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        await _simulators.DisposeAsync();
        Dataverse.Dispose();
    }

    private static WebApplication Build(EmulatorOptions options, RepositoryLayout layout, EmbeddedDataverse dataverse, SimulatorHost simulators, MovableClock clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, options.Url.Port);

            // The platform takes URLs of 32 KB; to the first line belong method and version too.
            kestrel.Limits.MaxRequestLineSize = 33 * 1024;

            // The Braintree SDK sends GraphQL requests whose Host differs from their target.
            kestrel.AllowHostHeaderOverride = true;
        });
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddWebhooks(webhooks =>
        {
            webhooks.DataverseUrl = options.Url;
            webhooks.EmulatorUser = DemoUsers.Service;
            webhooks.DueWorkEvery = options.DueWorkEvery;
        });
        var web = builder.Build();
        web.UseLoopbackNamesOnly();
        web.MapDataverseWebApi(dataverse, new WebApiOptions());
        web.MapGatewaySimulators(simulators);
        web.MapWebhooks();
        web.MapShell(dataverse, new ShellOptions
        {
            SolutionDirectory = layout.Solution,
            WebResourcesDirectory = layout.WebResources,
            AppDirectory = layout.App,
        });
        web.MapEmulatorDoors(dataverse, clock);
        return web;
    }

    /// <summary>Plug-ins ask this for the time when it is set, so that a moved clock moves them too; Dataverse never sets it.</summary>
    private static void LendClock(MovableClock clock) =>
        AppDomain.CurrentDomain.SetData("CrmPayments.Clock", () => clock.GetUtcNow().UtcDateTime);

    private static string? FileIn(EmulatorOptions options, string name) => options.DataDirectory is { } folder ? Path.Combine(folder, name) : null;
}
