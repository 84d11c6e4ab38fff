using CrmPayments.Emulator.Dataverse.Faults;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Pipeline;

/// <summary>Runs one plug-in class in one context and turns what it throws into the fault the platform would send.</summary>
internal sealed class PluginRunner(Engine engine)
{
    /// <param name="scope">The transaction the plug-in runs in; null for an async step.</param>
    /// <exception cref="System.ServiceModel.FaultException">What the plug-in threw, as a fault; or it swallowed one and the transaction is doomed.</exception>
    public void Run(PluginContext context, string typeName, string? configuration, RequestContext origin, RequestScope? scope)
    {
        origin.Execution.RanPlugin = true;
        scope?.EndStatement();
        var trace = new TracingService();
        var failed = true;
        try
        {
            Find(typeName, configuration).Execute(new PluginServices(engine, context, origin, scope, trace));
            failed = false;
        }
        catch (Exception thrown) when (PluginFaults.TryTranslate(thrown, trace.Text, out var fault))
        {
            throw fault;
        }
        finally
        {
            engine.Traces.Add(new PluginTrace(typeName, context.MessageName, trace.Text, failed));
        }

        scope?.ThrowIfDoomed();
    }

    private IPlugin Find(string typeName, string? configuration)
    {
        try
        {
            return engine.Plugins.Get(typeName, configuration);
        }
        catch (InvalidOperationException missing)
        {
            throw DataverseFaults.Of(ErrorCodes.Unexpected, missing.Message);
        }
    }
}
