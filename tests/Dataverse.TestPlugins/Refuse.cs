using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Dataverse.TestPlugins;

/// <summary>Refuses a row whose lab_note is "refuse".</summary>
public sealed class Refuse : TestPlugin
{
    public Refuse(string configuration)
        : base(configuration)
    {
    }

    protected override void Run(Tools tools)
    {
        if (tools.Target.GetAttributeValue<string>("lab_note") == "refuse")
        {
            throw new InvalidPluginExecutionException(OperationStatus.Failed, 4021, "Refused by the rule.");
        }
    }
}
