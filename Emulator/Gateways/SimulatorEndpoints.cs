using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CrmPayments.Emulator.Gateways;

public static class SimulatorEndpoints
{
    /// <summary>Maps /simulators/&lt;gateway&gt;/…: the vendors' own paths, and the doors of design.md, section 7.</summary>
    /// <remarks>The Braintree SDK sends GraphQL requests whose Host differs from their target: Kestrel needs AllowHostHeaderOverride for them.</remarks>
    public static IEndpointRouteBuilder MapGatewaySimulators(this IEndpointRouteBuilder routes, SimulatorHost host)
    {
        foreach (var simulator in host.Simulators)
        {
            var group = routes.MapGroup($"/simulators/{simulator.Name}");
            TellTheTime(group, host.Time);
            simulator.Map(group);
            SimulatorDoors.Map(group, host, simulator);
        }

        return routes;
    }

    /// <summary>The simulators live in the emulator's time, which may be moved: so does the Date of their answers, by which an adapter may go.</summary>
    private static void TellTheTime(IEndpointConventionBuilder group, TimeProvider time) => group.Add(endpoint =>
    {
        var answer = endpoint.RequestDelegate;
        endpoint.RequestDelegate = context =>
        {
            context.Response.Headers.Date = time.GetUtcNow().ToString("R");
            return answer?.Invoke(context) ?? Task.CompletedTask;
        };
    });
}
