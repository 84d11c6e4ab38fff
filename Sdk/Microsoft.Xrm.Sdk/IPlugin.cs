namespace Microsoft.Xrm.Sdk;

/// <summary>A class that the platform runs on a step or a custom API. One object may serve many calls at once.</summary>
public interface IPlugin
{
    void Execute(IServiceProvider serviceProvider);
}
