using System.Net;

namespace CrmPayments.Tests.Dataverse.TestPlugins;

/// <summary>Asks the address in the input Url, or in its configuration, and waits for the answer; then writes a log row "called out".</summary>
public sealed class CallOut : TestPlugin
{
    public CallOut(string configuration)
        : base(configuration)
    {
    }

    protected override void Run(Tools tools)
    {
        var url = tools.Context.InputParameters.Contains("Url") ? (string)tools.Context.InputParameters["Url"] : Configuration;
        WebRequest.Create(url).GetResponse().Dispose();
        tools.Write("called out");
    }
}
