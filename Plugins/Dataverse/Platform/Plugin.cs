using System.ServiceModel;

namespace CrmPayments.Plugins.Platform;

/// <summary>
/// The base of every plug-in and custom API: one stateless instance serves all threads. Faults of the organization
/// service pass through as they are, because the platform has already doomed the transaction.
/// </summary>
public abstract class Plugin : IPlugin
{
    private protected Plugin()
    {
    }

    /// <inheritdoc/>
    public void Execute(IServiceProvider serviceProvider)
    {
        if (serviceProvider is null) throw new ArgumentNullException(nameof(serviceProvider));
        var call = new Call(serviceProvider);
        try
        {
            Run(call);
            call.Report();
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            call.Trace.Trace("{0} ended with the fault {1:X8}.", GetType().Name, fault.Detail.ErrorCode);
            throw;
        }
    }

    private protected abstract void Run(Call call);
}
