namespace CrmPayments.Tests.Dataverse.TestPlugins;

/// <summary>Writes a log row named by its configuration.</summary>
public sealed class WriteLog : TestPlugin
{
    public WriteLog(string unsecure, string secure)
        : base(unsecure + secure)
    {
    }

    protected override void Run(Tools tools) => tools.Write(Configuration);
}
