using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Dataverse.TestPlugins;

/// <summary>Asks the async service for another try, every time.</summary>
public sealed class RetryAlways : TestPlugin
{
    public RetryAlways(string configuration)
        : base(configuration)
    {
    }

    protected override void Run(Tools tools)
    {
        tools.Write("try");
        throw new InvalidPluginExecutionException(OperationStatus.Retry, "Later.");
    }
}
