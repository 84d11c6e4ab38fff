using CrmPayments.Emulator.Gateways;
using CrmPayments.Emulator.Gateways.Issuing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CrmPayments.Tests.Simulation;

/// <summary>The gateways' simulators on a port of their own, with banks behind them and a clock that stands until it is moved.</summary>
internal sealed class SimulatedGateways : IAsyncDisposable
{
    private readonly WebApplication _web;

    private SimulatedGateways(WebApplication web, SimulatorHost simulators, FakeClock clock)
    {
        (_web, Simulators, Clock) = (web, simulators, clock);
        Url = new Uri(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public SimulatorHost Simulators { get; }

    public FakeClock Clock { get; }

    public Uri Url { get; }

    public static async Task<SimulatedGateways> StartAsync(IIssuer issuer)
    {
        var clock = new FakeClock();
        var simulators = new SimulatorHost(new SimulatorOptions { Time = clock, Issuer = issuer });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var web = builder.Build();
        web.MapGatewaySimulators(simulators);
        await web.StartAsync();
        return new SimulatedGateways(web, simulators, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        await Simulators.DisposeAsync();
    }
}
