using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Dataverse.TestPlugins;

/// <summary>Updates its own row again, which triggers it again.</summary>
public sealed class Recurse : TestPlugin
{
    public Recurse(string configuration)
        : base(configuration)
    {
    }

    protected override void Run(Tools tools) =>
        tools.Service.Update(new Entity(Account, tools.Context.PrimaryEntityId) { ["lab_note"] = "again" });
}
