using CrmPayments.Core.Gateways;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Webhooks;

/// <summary>Whose secrets to check a notification with: the gateway rows of the CRM, kept in memory for minutes.</summary>
public sealed class GatewayAccounts(DataverseClient dataverse, IMemoryCache cache, IOptions<WebhooksOptions> options)
{
    private const string Columns = "cpay_type,cpay_mode,cpay_publickey,cpay_secretname,cpay_webhooksecretname";

    /// <returns>Null when there is no such gateway, or this version has no adapter for it.</returns>
    /// <exception cref="DataverseUnavailableException">Dataverse did not answer.</exception>
    public async Task<GatewayAccount?> FindAsync(Guid gatewayId, CancellationToken cancel)
    {
        if (cache.TryGetValue(gatewayId, out GatewayAccount? known)) return known;
        var account = await ReadAsync(gatewayId, cancel).ConfigureAwait(false);

        // A gateway that is not there is not remembered: an administrator may be creating it right now.
        if (account is not null) cache.Set(gatewayId, account, options.Value.AccountsFor);
        return account;
    }

    /// <summary>Forgets the secrets, because they did not fit: they may have been changed.</summary>
    public void Forget(Guid gatewayId) => cache.Remove(gatewayId);

    private async Task<GatewayAccount?> ReadAsync(Guid gatewayId, CancellationToken cancel)
    {
        if (await dataverse.FindAsync("cpay_gateways", gatewayId, Columns, cancel).ConfigureAwait(false) is not { } row) return null;
        var type = (GatewayType)(int)row["cpay_type"]!;
        if (!GatewayCatalog.Available.Contains(type)) return null;

        // Where a gateway signs with a secret of its own, only that one is read here; Braintree signs with the private key.
        var webhookSecret = await ReadSecretAsync((string?)row["cpay_webhooksecretname"], cancel).ConfigureAwait(false);
        var apiSecret = webhookSecret.IsEmpty ? await ReadSecretAsync((string?)row["cpay_secretname"], cancel).ConfigureAwait(false) : default;
        return new GatewayAccount(type, (GatewayMode)(int)row["cpay_mode"]!, apiSecret, webhookSecret, PublicKey: (string?)row["cpay_publickey"] ?? "");
    }

    private async Task<Secret> ReadSecretAsync(string? name, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(name)) return default;
        var answer = await dataverse.CallAsync("RetrieveEnvironmentVariableSecretValue", new JObject { ["EnvironmentVariableName"] = name }, cancel).ConfigureAwait(false);
        return new Secret((string?)answer["EnvironmentVariableSecretValue"]);
    }
}
