namespace CrmPayments.Tests.Dataverse.TestPlugins;

/// <summary>Sets a column of the target: configuration "column=value".</summary>
public sealed class SetColumn : TestPlugin
{
    public SetColumn(string configuration)
        : base(configuration)
    {
    }

    protected override void Run(Tools tools)
    {
        var parts = Configuration.Split('=');
        tools.Target[parts[0]] = parts[1];
        tools.Context.SharedVariables[parts[0]] = parts[1];
    }
}
