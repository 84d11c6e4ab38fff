using System.Reflection;
using System.Runtime.Loader;

namespace CrmPayments.Emulator.Dataverse.Plugins;

/// <summary>
/// Where the solution's .NET Framework assembly lives. It brings no dependency of its own: the SDK's and WCF's names are answered with
/// the host's copies, so that an <c>Entity</c> of a plug-in is an <c>Entity</c> of the engine.
/// </summary>
internal sealed class PluginLoadContext(string name) : AssemblyLoadContext(name)
{
    private static readonly Dictionary<string, Assembly> HostCopies = new(StringComparer.Ordinal)
    {
        ["Microsoft.Xrm.Sdk"] = typeof(Microsoft.Xrm.Sdk.IPlugin).Assembly,
        ["Microsoft.Crm.Sdk.Proxy"] = typeof(Microsoft.Crm.Sdk.Messages.WhoAmIRequest).Assembly,
        ["System.ServiceModel"] = typeof(System.ServiceModel.FaultException).Assembly,
    };

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name is { } simple ? HostCopies.GetValueOrDefault(simple) : null;
}
