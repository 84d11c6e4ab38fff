using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using CrmPayments.Core.Gateways;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Webhooks;

/// <summary>
/// Whose secrets to check a notification with: the gateway rows of the CRM, kept in memory for minutes. Anyone can send
/// requests here, so how often a request makes this service ask Dataverse is limited, whatever the request says.
/// </summary>
public sealed class GatewayAccounts(DataverseClient dataverse, IOptions<WebhooksOptions> options, TimeProvider clock) : IDisposable
{
    private const string Columns = "cpay_type,cpay_mode,cpay_merchantid,cpay_merchantaccountid,cpay_publickey,cpay_secretname,cpay_webhooksecretname";

    private readonly ConcurrentDictionary<Guid, KnownAccount> _known = new();

    private readonly FixedWindowRateLimiter _firstLooks = new(new FixedWindowRateLimiterOptions
    {
        PermitLimit = options.Value.UnknownGatewaysEachMinute,
        Window = TimeSpan.FromMinutes(1),
    });

    /// <returns>Null when there is no such gateway, or this version has no adapter for it.</returns>
    /// <exception cref="DataverseUnavailableException">Dataverse did not answer, or was asked for too many unknown gateways.</exception>
    public async Task<GatewayAccount?> FindAsync(Guid gatewayId, CancellationToken cancel)
    {
        if (!_known.TryGetValue(gatewayId, out var known)) return await FirstLookAsync(gatewayId, cancel).ConfigureAwait(false);
        return known.ClaimReading(options.Value.AccountsFor, clock) ? await LookAsync(gatewayId, cancel).ConfigureAwait(false) : known.Account;
    }

    /// <summary>Reads the secrets again, because they did not fit: they may have been rolled.</summary>
    /// <returns>Null when they were read just now, so that wrong signatures cannot make this service flood Dataverse.</returns>
    /// <exception cref="DataverseUnavailableException">Dataverse did not answer.</exception>
    public async Task<GatewayAccount?> FindAgainAsync(Guid gatewayId, CancellationToken cancel) =>
        _known.TryGetValue(gatewayId, out var known) && known.ClaimReading(options.Value.SecretsAgainAfter, clock)
            ? await LookAsync(gatewayId, cancel).ConfigureAwait(false)
            : null;

    public void Dispose() => _firstLooks.Dispose();

    // A gateway that is not there is not remembered: an administrator may be creating it right now.
    private async Task<GatewayAccount?> FirstLookAsync(Guid gatewayId, CancellationToken cancel)
    {
        using var permit = _firstLooks.AttemptAcquire();
        return permit.IsAcquired
            ? await LookAsync(gatewayId, cancel).ConfigureAwait(false)
            : throw new DataverseUnavailableException("Dataverse was not asked, because too many requests named gateways that this copy does not know.", null, null);
    }

    private async Task<GatewayAccount?> LookAsync(Guid gatewayId, CancellationToken cancel)
    {
        var account = await ReadAsync(gatewayId, cancel).ConfigureAwait(false);
        if (account is null) _known.TryRemove(gatewayId, out _);
        else _known[gatewayId] = new KnownAccount(account, clock.GetTimestamp());
        return account;
    }

    private async Task<GatewayAccount?> ReadAsync(Guid gatewayId, CancellationToken cancel)
    {
        if (await dataverse.FindAsync("cpay_gateways", gatewayId, Columns, cancel).ConfigureAwait(false) is not { } row) return null;
        if ((int?)row["cpay_type"] is not { } type || !GatewayCatalog.Available.Contains((GatewayType)type)) return null;

        // Where a gateway signs with a secret of its own, only that one is read here; Braintree signs with the private key.
        var webhookSecret = await ReadSecretAsync((string?)row["cpay_webhooksecretname"], cancel).ConfigureAwait(false);
        var apiSecret = webhookSecret.IsEmpty ? await ReadSecretAsync((string?)row["cpay_secretname"], cancel).ConfigureAwait(false) : default;
        var mode = (GatewayMode)((int?)row["cpay_mode"] ?? (int)GatewayMode.Test);
        return new GatewayAccount(
            (GatewayType)type, mode, apiSecret, webhookSecret,
            (string?)row["cpay_merchantid"] ?? "", (string?)row["cpay_merchantaccountid"] ?? "", (string?)row["cpay_publickey"] ?? "");
    }

    private async Task<Secret> ReadSecretAsync(string? name, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(name)) return default;
        var answer = await dataverse.CallAsync("RetrieveEnvironmentVariableSecretValue", new JObject { ["EnvironmentVariableName"] = name }, cancel).ConfigureAwait(false);
        return new Secret((string?)answer["EnvironmentVariableSecretValue"]);
    }
}
