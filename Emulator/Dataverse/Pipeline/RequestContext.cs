using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Pipeline;

/// <summary>Where a request comes from.</summary>
/// <param name="Depth">1 for a request of a client; one more for each plug-in in between.</param>
internal sealed record RequestContext(Identity Identity, int Depth, Execution Execution)
{
    /// <summary>The open transaction it joins; null: it makes its own.</summary>
    public RequestScope? Ambient { get; init; }

    /// <summary>The context of the plug-in that sends it; null for a client's request.</summary>
    public IPluginExecutionContext? Parent { get; init; }

    public string? Tag { get; init; }

    public string UserAgent { get; init; } = "";
}
