using System.Collections.Concurrent;
using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Issuing;
using CrmPayments.Emulator.Gateways.Notifications;
using CrmPayments.Emulator.Gateways.Pages;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>
/// /v1/…, in the order that fits the documented effects: key, rate limit, version, parameters, idempotency, execution.
/// So a request that fails a check leaves its idempotency key unused.
/// </summary>
internal sealed class StripeApi(GatewayBooks books, Outbox outbox, FaultBoard faults, TimeProvider time, IIssuer? issuer)
{
    public const string Version = "2026-10-28.endive";

    private readonly ConcurrentDictionary<string, object> _running = new(StringComparer.Ordinal);

    public async Task AnswerAsync(HttpContext context, string path)
    {
        var request = await Read(context, path);
        if (Refused(request) is { } refusal)
        {
            await FaultyLine.WriteAsync(context, Write(refusal, request));
            return;
        }

        var key = request.Key;
        var own = new object();
        if (key.Length > 0 && !_running.TryAdd(key, own))
        {
            await FaultyLine.WriteAsync(context, Write(StripeAnswer.Error(409, "idempotency_error", "There is currently another in-progress request using this Idempotent Key.", "idempotency_key_in_use"), request));
            return;
        }

        try
        {
            var wording = new VendorFaults(
                Write(StripeAnswer.Error(500, "api_error", "An unknown error occurred."), request),
                Write(StripeAnswer.Error(429, "invalid_request_error", "Request rate limit exceeded.", "rate_limit"), request));
            await FaultyLine.RunAsync(context, faults.Take(request.Route!.Operation), wording, declineWith => Freeing(key, own, () => books.Write(page => Execute(page, request, declineWith))));
        }
        finally
        {
            Free(key, own);
        }
    }

    /// <summary>A key is in use until the work is booked, not until the answer is gone: who lost the answer asks again at once.</summary>
    private VendorAnswer Freeing(string key, object own, Func<VendorAnswer> work)
    {
        var answer = work();
        Free(key, own);
        return answer;
    }

    private void Free(string key, object own) => _running.TryRemove(new(key, own));

    private static async Task<Request> Read(HttpContext context, string path)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var method = context.Request.Method;
        var text = method == "POST" ? body : context.Request.QueryString.Value ?? "";
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var (route, id) = StripeRoutes.All.Select(route => (route, id: route.Match(method, segments))).FirstOrDefault(match => match.id is not null);
        var key = method == "POST" ? (string?)context.Request.Headers["Idempotency-Key"] ?? "" : "";
        return new Request(context.Request, route, id ?? "", Parse(text), key, VendorIds.Stripe("req_"), $"{method} /v1/{path} {text}");
    }

    private static JObject? Parse(string text)
    {
        try
        {
            return StripeForm.Read(StripeForm.Pairs(text));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static StripeAnswer? Refused(Request request)
    {
        var authorization = (string?)request.Http.Headers.Authorization;
        if (string.IsNullOrEmpty(authorization)) return StripeAnswer.Error(401, "invalid_request_error", "You did not provide an API key.");
        if (!StripeCredentials.Match(authorization)) return StripeAnswer.Error(401, "invalid_request_error", "Invalid API Key provided.");
        if (request.Route is null) return StripeAnswer.Error(404, "invalid_request_error", $"Unrecognized request URL ({request.Http.Method}: {request.Http.Path}).");
        if (request.Parameters is null) return StripeAnswer.Invalid("A parameter name is malformed.");
        if (request.Key.Length > 255) return StripeAnswer.Invalid("Idempotency keys must be at most 255 characters.");
        var given = new StripeParameters(request.Parameters);
        if (request.Route.FirstUnknown(given) is { } unknown) return StripeAnswer.Invalid($"Received unknown parameter: {unknown}", "parameter_unknown", unknown);
        if (request.Route.FirstMissing(given) is { } missing) return StripeAnswer.Invalid($"Missing required param: {missing}.", "parameter_missing", missing);
        return StripeMetadata.Problem(request.Parameters["metadata"]);
    }

    private VendorAnswer Execute(Page page, Request request, string? declineWith)
    {
        var now = time.GetUtcNow();
        if (request.Key.Length > 0 && page.Find<StripeReplay>(request.Key) is { } earlier && now - earlier.UsedOn < StripeReplay.Window) return Replayed(earlier, request);
        var events = new StripeEvents(page, outbox, now, request.RequestId, request.Key);
        var answer = request.Route!.Run(new StripeCall(page, events, new StripeJson(page), request.Id, request.Parameters!, now, declineWith)
        { PageOf = id => PayPages.Address(request.Http, StripeSimulator.SimulatorName, id), Issuer = issuer });
        var written = Write(answer, request);
        if (request.Key.Length > 0 && !answer.KeepsKeyFree) page.Put(new StripeReplay(request.Key, request.Fingerprint, request.RequestId, written.Status, written.Body, now));
        return written;
    }

    private static VendorAnswer Replayed(StripeReplay earlier, Request request)
    {
        if (earlier.Request != request.Fingerprint)
            return Write(StripeAnswer.Error(400, "idempotency_error", "Keys for idempotent requests can only be used with the same parameters they were first used with."), request);
        return new VendorAnswer(earlier.Status, "application/json", earlier.Body) { Headers = [.. Headers(request, earlier.RequestId), new("Idempotent-Replayed", "true")] };
    }

    private static VendorAnswer Write(StripeAnswer answer, Request request) =>
        new(answer.Status, "application/json", answer.Body.ToString(Formatting.Indented)) { Headers = Headers(request, request.RequestId) };

    private static List<KeyValuePair<string, string>> Headers(Request request, string originalRequestId)
    {
        List<KeyValuePair<string, string>> headers =
            [new("Request-Id", request.RequestId), new("Stripe-Version", (string?)request.Http.Headers["Stripe-Version"] ?? Version)];
        if (request.Key.Length > 0) headers.AddRange([new("Idempotency-Key", request.Key), new("Original-Request", originalRequestId)]);
        return headers;
    }

    private sealed record Request(HttpRequest Http, StripeRoute? Route, string Id, JObject? Parameters, string Key, string RequestId, string Fingerprint);
}
