using Azure.Core;

namespace CrmPayments.Webhooks;

/// <summary>What authenticates this service to Dataverse.</summary>
public interface IAccessTokens
{
    ValueTask<string> GetAsync(CancellationToken cancel);
}

/// <summary>Against a local emulator, where a domain name stands in for a token.</summary>
internal sealed class EmulatorUser(string domainName) : IAccessTokens
{
    public ValueTask<string> GetAsync(CancellationToken cancel) => ValueTask.FromResult(domainName);
}

/// <summary>Microsoft Entra: a managed identity where there is one, else the AZURE_* variables. The credential caches and renews.</summary>
internal sealed class EntraTokens(TokenCredential credential, Uri dataverse) : IAccessTokens
{
    private readonly TokenRequestContext _scope = new([$"{dataverse.GetLeftPart(UriPartial.Authority)}/.default"]);

    public async ValueTask<string> GetAsync(CancellationToken cancel) => (await credential.GetTokenAsync(_scope, cancel).ConfigureAwait(false)).Token;
}
