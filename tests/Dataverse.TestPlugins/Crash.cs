using System;

namespace CrmPayments.Tests.Dataverse.TestPlugins;

/// <summary>Has a bug.</summary>
public sealed class Crash : TestPlugin
{
    public Crash()
        : base("")
    {
    }

    protected override void Run(Tools tools) => throw new NotSupportedException("A bug.");
}
