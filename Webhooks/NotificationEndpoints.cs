using CrmPayments.Core.Gateways;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace CrmPayments.Webhooks;

/// <summary>Where gateways deliver their notifications: /webhooks/{id of the cpay_gateway row}.</summary>
internal static class NotificationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/webhooks/{gatewayId:guid}", Receive);
        routes.MapGet("/webhooks/{gatewayId:guid}", Challenge);
    }

    /// <summary>Answers the provider's yes only after Dataverse has stored the event, so that the gateway delivers again what was not.</summary>
    private static async Task<IResult> Receive(
        Guid gatewayId, HttpContext context, NotificationInbox inbox, IOptions<WebhooksOptions> options, ILogger<NotificationInbox> log, CancellationToken cancel)
    {
        if (await ReadBodyAsync(context.Request, options.Value.LargestNotification, cancel).ConfigureAwait(false) is not { } body)
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        try
        {
            return await inbox.ReceiveAsync(gatewayId, RequestOf(context.Request, body), cancel).ConfigureAwait(false) switch
            {
                NotificationVerdict.Accepted accepted => Answer(accepted),
                NotificationVerdict.Refused refused => Refuse(refused, gatewayId, log),
                _ => NoSuchGateway(gatewayId, log),
            };
        }
        catch (DataverseUnavailableException unavailable)
        {
            log.LogWarning("A notification of gateway {Gateway} was not stored. {Why}", gatewayId, unavailable.Message);
            return ComeAgain(context.Response);
        }
    }

    private static async Task<IResult> Challenge(Guid gatewayId, HttpContext context, NotificationInbox inbox, ILogger<NotificationInbox> log, CancellationToken cancel)
    {
        try
        {
            return await inbox.AnswerChallengeAsync(gatewayId, RequestOf(context.Request, []), cancel).ConfigureAwait(false) is { } answer
                ? TypedResults.Text(answer)
                : TypedResults.NotFound();
        }
        catch (DataverseUnavailableException unavailable)
        {
            log.LogWarning("A check of gateway {Gateway}'s address could not be answered. {Why}", gatewayId, unavailable.Message);
            return ComeAgain(context.Response);
        }
    }

    /// <summary>As the provider wants it: some deliver again unless the answer has words or a status of their own.</summary>
    private static IResult Answer(NotificationVerdict.Accepted accepted) => accepted.Reply.Length > 0
        ? TypedResults.Text(accepted.Reply, "application/json", statusCode: accepted.ReplyStatus)
        : TypedResults.StatusCode(accepted.ReplyStatus);

    private static NotificationRequest RequestOf(HttpRequest request, byte[] body) => new(
        request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()),
        body,
        request.QueryString.Value ?? "");

    /// <returns>The raw bytes; null when there are more than allowed, whatever Content-Length says.</returns>
    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request, int most, CancellationToken cancel)
    {
        if (request.ContentLength > most) return null;
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancel).ConfigureAwait(false)) > 0)
        {
            if (buffer.Length + read > most) return null;
            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    private static IResult Refuse(NotificationVerdict.Refused refused, Guid gatewayId, ILogger log)
    {
        log.LogWarning("A notification for gateway {Gateway} was refused. {Why}", gatewayId, refused.Text);
        return refused.Why == NotificationRefusal.BadSignature ? TypedResults.Unauthorized() : TypedResults.BadRequest(refused.Text);
    }

    private static NotFound NoSuchGateway(Guid gatewayId, ILogger log)
    {
        log.LogWarning("A notification names the gateway {Gateway}, which is not in Dataverse or has no adapter here.", gatewayId);
        return TypedResults.NotFound();
    }

    private static StatusCodeHttpResult ComeAgain(HttpResponse response)
    {
        response.Headers.RetryAfter = "30";
        return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }
}
