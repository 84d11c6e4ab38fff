using CrmPayments.Core.Gateways;
using CrmPayments.Core.Messages;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Webhooks.StatusPage;

/// <summary>
/// The key that links are signed with, kept in memory for minutes. Anyone can send tokens here, so that it is not read again for
/// a while, whether it was found or not.
/// </summary>
internal sealed class StatusPageKey(DataverseClient dataverse, IOptions<WebhooksOptions> options, TimeProvider clock) : IDisposable
{
    private const string Name = "cpay_StatusPageKey";

    private readonly SemaphoreSlim _reading = new(1);
    private Known? _known;

    /// <exception cref="DataverseUnavailableException">It could not be read, now or shortly before.</exception>
    public async Task<StatusLinks> FindAsync(CancellationToken cancel) =>
        (await NotOlderAsync(_known is { Links: null } ? options.Value.SecretsAgainAfter : options.Value.AccountsFor, cancel).ConfigureAwait(false)).Require();

    /// <summary>Reads it again, because a token did not fit: it may have been rolled.</summary>
    /// <returns>Null when it was read just now.</returns>
    /// <exception cref="DataverseUnavailableException">It could not be read.</exception>
    public async Task<StatusLinks?> FindAgainAsync(CancellationToken cancel)
    {
        var before = _known;
        var now = await NotOlderAsync(options.Value.SecretsAgainAfter, cancel).ConfigureAwait(false);
        return ReferenceEquals(before, now) ? null : now.Require();
    }

    public void Dispose() => _reading.Dispose();

    private async Task<Known> NotOlderAsync(TimeSpan age, CancellationToken cancel)
    {
        if (_known is { } young && IsYoung(young, age)) return young;
        await _reading.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            // Who waited here finds what the one before has read.
            return _known is { } known && IsYoung(known, age) ? known : _known = await ReadAsync(cancel).ConfigureAwait(false);
        }
        finally
        {
            _reading.Release();
        }
    }

    private bool IsYoung(Known known, TimeSpan age) => clock.GetElapsedTime(known.ReadAt) < age;

    private async Task<Known> ReadAsync(CancellationToken cancel)
    {
        try
        {
            var answer = await dataverse.CallAsync("RetrieveEnvironmentVariableSecretValue", new JObject { ["EnvironmentVariableName"] = Name }, cancel).ConfigureAwait(false);
            return new Known(new StatusLinks(new Secret((string?)answer["EnvironmentVariableSecretValue"])), "", clock.GetTimestamp());
        }
        catch (Exception wrong) when (wrong is DataverseUnavailableException or ArgumentException)
        {
            return new Known(null, $"The environment variable {Name} cannot be used. {wrong.Message}", clock.GetTimestamp());
        }
    }

    private sealed record Known(StatusLinks? Links, string Why, long ReadAt)
    {
        public StatusLinks Require() => Links ?? throw new DataverseUnavailableException(Why, null, null);
    }
}
