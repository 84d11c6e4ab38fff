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
            simulator.Map(group);
            SimulatorDoors.Map(group, host, simulator);
        }

        return routes;
    }
}
