using System.Net;
using CrmPayments.Core.Gateways;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Webhooks;

/// <summary>Where gateways deliver their notifications: /webhooks/{id of the cpay_gateway row}.</summary>
internal static class NotificationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/webhooks/{gatewayId:guid}", Receive);
        routes.MapGet("/webhooks/{gatewayId:guid}", Challenge);
    }

    /// <summary>Answers 200 only after Dataverse has stored the event, so that the gateway delivers again what was not.</summary>
    private static async Task<IResult> Receive(
        Guid gatewayId, HttpContext context, GatewayAccounts accounts, DataverseClient dataverse, IOptions<WebhooksOptions> options, TimeProvider clock, ILogger<GatewayAccounts> log, CancellationToken cancel)
    {
        try
        {
            if (await ReadBodyAsync(context, options.Value.LargestNotification, cancel).ConfigureAwait(false) is not { } body) return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
            if (await accounts.FindAsync(gatewayId, cancel).ConfigureAwait(false) is not { } account) return TypedResults.NotFound();
            var verdict = GatewayCatalog.NotificationFormat(account.Type).Verify(RequestOf(context, body), account, clock.GetUtcNow());
            if (verdict is not NotificationVerdict.Accepted accepted) return Refuse((NotificationVerdict.Refused)verdict, gatewayId, accounts, log);
            await StoreAsync(dataverse, gatewayId, accepted, clock, cancel).ConfigureAwait(false);
            return TypedResults.Ok();
        }
        catch (DataverseUnavailableException unavailable)
        {
            log.LogWarning("A notification of gateway {Gateway} could not be stored: {Why}", gatewayId, unavailable.Message);
            context.Response.Headers.RetryAfter = "30";
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<Results<ContentHttpResult, NotFound>> Challenge(Guid gatewayId, HttpContext context, GatewayAccounts accounts, CancellationToken cancel) =>
        await accounts.FindAsync(gatewayId, cancel).ConfigureAwait(false) is { } account
        && GatewayCatalog.NotificationFormat(account.Type).AnswerChallenge(RequestOf(context, []), account) is { } answer
            ? TypedResults.Text(answer)
            : TypedResults.NotFound();

    private static NotificationRequest RequestOf(HttpContext context, byte[] body) => new(
        context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()),
        body,
        context.Request.QueryString.Value ?? "");

    /// <returns>The raw bytes; null when there are more than allowed.</returns>
    private static async Task<byte[]?> ReadBodyAsync(HttpContext context, int most, CancellationToken cancel)
    {
        if (context.Request.ContentLength > most) return null;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(chunk, cancel).ConfigureAwait(false)) > 0)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > most) return null;
        }

        return buffer.ToArray();
    }

    private static IResult Refuse(NotificationVerdict.Refused refused, Guid gatewayId, GatewayAccounts accounts, ILogger log)
    {
        log.LogWarning("A notification for gateway {Gateway} was refused: {Why}", gatewayId, refused.Text);
        if (refused.Why != NotificationRefusal.BadSignature) return TypedResults.BadRequest(refused.Text);

        // The secret may have been rolled: read it again for the next delivery.
        accounts.Forget(gatewayId);
        return TypedResults.Unauthorized();
    }

    private static async Task StoreAsync(DataverseClient dataverse, Guid gatewayId, NotificationVerdict.Accepted accepted, TimeProvider clock, CancellationToken cancel)
    {
        var parameters = new JObject
        {
            ["GatewayId"] = gatewayId,
            ["EventId"] = accepted.EventId,
            ["EventType"] = accepted.EventType,
            ["Payload"] = accepted.Payload,
            ["ReceivedOn"] = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
        };
        try
        {
            await dataverse.CallAsync("cpay_IngestGatewayEvent", parameters, cancel).ConfigureAwait(false);
        }
        catch (DataverseUnavailableException raced) when (raced.Status == HttpStatusCode.PreconditionFailed)
        {
            // Another delivery of the same event was stored at the same moment; asked again, Dataverse answers Duplicate.
            await dataverse.CallAsync("cpay_IngestGatewayEvent", parameters, cancel).ConfigureAwait(false);
        }
    }
}
