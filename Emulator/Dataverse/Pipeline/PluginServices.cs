using CrmPayments.Emulator.Dataverse.Faults;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Pipeline;

/// <summary>The service provider a plug-in is given: the documented services, null for an unknown one, a named fault for those not emulated.</summary>
internal sealed class PluginServices(Engine engine, PluginContext context, RequestContext origin, RequestScope? scope, TracingService trace)
    : IServiceProvider, IOrganizationServiceFactory
{
    /// <summary>By name: the local SDK has no types for some of them.</summary>
    private static readonly HashSet<string?> NotEmulated =
        ["Microsoft.Xrm.Sdk.IServiceEndpointNotificationService", "Microsoft.Xrm.Sdk.IManagedIdentityService", "Microsoft.Xrm.Sdk.PluginTelemetry.ILogger"];

    public object? GetService(Type serviceType)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceType.IsInstanceOfType(context))
        {
            return context;
        }

        return serviceType switch
        {
            _ when serviceType == typeof(IOrganizationServiceFactory) => this,
            _ when serviceType == typeof(ITracingService) => trace,
            _ when NotEmulated.Contains(serviceType.FullName) => throw DataverseFaults.NotEmulated($"The plug-in service {serviceType.Name}"),
            _ => null,
        };
    }

    /// <param name="userId">Null: SYSTEM; the empty guid: the user the step runs as.</param>
    public IOrganizationService CreateOrganizationService(Guid? userId)
    {
        var user = userId switch
        {
            null => Organization.SystemUserId,
            { } id when id == Guid.Empty => context.UserId,
            { } id => id,
        };
        return new PluginOrganizationService(engine, context, origin, scope, context.Identity.As(user));
    }
}
