using System;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Dataverse.TestPlugins;

/// <summary>Makes one row as each kind of service: the step's user, SYSTEM, the user in its configuration.</summary>
public sealed class WriteAsEach : TestPlugin
{
    public WriteAsEach(string configuration)
        : base(configuration)
    {
    }

    protected override void Run(Tools tools)
    {
        tools.Service.Create(new Entity(Log) { ["lab_name"] = "as the user" });
        tools.System.Create(new Entity(Log) { ["lab_name"] = "as SYSTEM" });
        tools.As(new Guid(Configuration)).Create(new Entity(Log) { ["lab_name"] = "as somebody" });
    }
}
