using System.Globalization;
using System.Net;
using CrmPayments.Core.Gateways;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Webhooks;

/// <summary>Verifies notifications and has Dataverse store them. Keeps nothing itself.</summary>
internal sealed class NotificationInbox(GatewayAccounts accounts, DataverseClient dataverse, TimeProvider clock)
{
    /// <returns>Accepted once Dataverse has stored the event, now or before; null when there is no such gateway.</returns>
    /// <exception cref="DataverseUnavailableException">It is not stored.</exception>
    public async Task<NotificationVerdict?> ReceiveAsync(Guid gatewayId, NotificationRequest request, CancellationToken cancel)
    {
        if (await accounts.FindAsync(gatewayId, cancel).ConfigureAwait(false) is not { } account) return null;
        var verdict = Verify(request, account);
        if (verdict is NotificationVerdict.Refused { Why: NotificationRefusal.BadSignature } && await accounts.FindAgainAsync(gatewayId, cancel).ConfigureAwait(false) is { } fresh)
            verdict = Verify(request, fresh);
        if (verdict is NotificationVerdict.Accepted accepted) await StoreAsync(gatewayId, accepted, cancel).ConfigureAwait(false);
        return verdict;
    }

    /// <returns>What to answer a gateway that checks whether this address is ours; null when it is no such check, or there is no such gateway.</returns>
    /// <exception cref="DataverseUnavailableException">Dataverse did not answer.</exception>
    public async Task<string?> AnswerChallengeAsync(Guid gatewayId, NotificationRequest request, CancellationToken cancel) =>
        await accounts.FindAsync(gatewayId, cancel).ConfigureAwait(false) is { } account
            ? GatewayCatalog.NotificationFormat(account.Type).AnswerChallenge(request, account)
            : null;

    private NotificationVerdict Verify(NotificationRequest request, GatewayAccount account) =>
        GatewayCatalog.NotificationFormat(account.Type).Verify(request, account, clock.GetUtcNow());

    private async Task StoreAsync(Guid gatewayId, NotificationVerdict.Accepted accepted, CancellationToken cancel)
    {
        var parameters = new JObject
        {
            ["GatewayId"] = gatewayId,
            ["EventId"] = accepted.EventId,
            ["EventType"] = accepted.EventType,
            ["Payload"] = accepted.Payload,
            ["ReceivedOn"] = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        };
        try
        {
            await IngestAsync(parameters, cancel).ConfigureAwait(false);
        }
        catch (DataverseUnavailableException raced) when (raced.Status == HttpStatusCode.PreconditionFailed)
        {
            // Another delivery of the same event was stored at the same moment; asked again, Dataverse answers Duplicate.
            await IngestAsync(parameters, cancel).ConfigureAwait(false);
        }
    }

    private async Task IngestAsync(JObject parameters, CancellationToken cancel)
    {
        var answer = await dataverse.CallAsync("cpay_IngestGatewayEvent", parameters, cancel).ConfigureAwait(false);
        if (answer["Outcome"]?.ToString() is not ("Stored" or "Duplicate"))
            throw new DataverseUnavailableException("Dataverse did not say that it has stored the event.", null, null);
    }
}
