using System.Collections.Concurrent;
using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Notifications;
using CrmPayments.Emulator.Gateways.Pages;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>/v1, /v2 and /v3: token, path, body, request id, execution, in this order. A request that fails a check leaves its request id unused.</summary>
internal sealed class PayPalApi(GatewayBooks books, Outbox outbox, FaultBoard faults, TimeProvider time)
{
    private static readonly VendorFaults Wording = new(
        Write(PayPalAnswer.Error(500, "INTERNAL_SERVER_ERROR", "An internal server error has occurred.")),
        Write(PayPalAnswer.Error(429, "RATE_LIMIT_REACHED", "Too many requests. Blocked due to rate limiting.")));

    private readonly ConcurrentDictionary<string, object> _running = new(StringComparer.Ordinal);

    /// <summary>/v1/oauth2/token.</summary>
    public async Task SignInAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var answer = !PayPalCredentials.Match(context.Request.Headers.Authorization)
            ? new PayPalAnswer(401, new JObject { ["error"] = "invalid_client", ["error_description"] = "Client Authentication failed" })
            : !body.Split('&').Contains("grant_type=client_credentials")
                ? new PayPalAnswer(400, new JObject { ["error"] = "unsupported_grant_type", ["error_description"] = "unsupported grant_type" })
                : PayPalAnswer.Ok(PayPalTokens.Issue(time.GetUtcNow()));
        await FaultyLine.RunAsync(context, faults.Take("other"), Wording, _ => Write(answer));
    }

    public async Task AnswerAsync(HttpContext context, string path)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        if (!PayPalTokens.IsGood(context.Request.Headers.Authorization, time.GetUtcNow()))
        {
            await FaultyLine.WriteAsync(context, Write(PayPalAnswer.Error(401, "AUTHENTICATION_FAILURE", "Authentication failed due to invalid authentication credentials or a missing Authorization header.")));
            return;
        }

        if (PayPalRoutes.Find(context.Request.Method, path) is not { } found)
        {
            await FaultyLine.WriteAsync(context, Write(PayPalAnswer.Missing()));
            return;
        }

        if (Parse(text) is not { } body)
        {
            await FaultyLine.WriteAsync(context, Write(PayPalAnswer.Invalid("MALFORMED_REQUEST_JSON", "/")));
            return;
        }

        await OneAtATimeAsync(context, new Request(context.Request, path, found.Route, found.Id, body, KeyOf(context.Request)));
    }

    // Two requests with one id at the same time: the first runs, the second is told so.
    private async Task OneAtATimeAsync(HttpContext context, Request request)
    {
        var own = new object();
        if (request.Key.Length > 0 && !_running.TryAdd(request.ReplayId, own))
        {
            await FaultyLine.WriteAsync(context, Write(PayPalAnswer.Error(409, "RESOURCE_CONFLICT", "The server has detected a conflict while processing this request.", "PREVIOUS_REQUEST_IN_PROGRESS", "A previous request on this resource is currently in progress.")));
            return;
        }

        try
        {
            await FaultyLine.RunAsync(context, faults.Take(request.Route.Operation), Wording, declineWith => Freeing(request.ReplayId, own, () => books.Write(page => Execute(page, request, declineWith))));
        }
        finally
        {
            Free(request.ReplayId, own);
        }
    }

    /// <summary>A request id is in use until the work is booked, not until the answer is gone: who lost the answer asks again at once.</summary>
    private VendorAnswer Freeing(string id, object own, Func<VendorAnswer> work)
    {
        var answer = work();
        Free(id, own);
        return answer;
    }

    private void Free(string id, object own) => _running.TryRemove(new(id, own));

    private VendorAnswer Execute(Page page, Request request, string? declineWith)
    {
        var now = time.GetUtcNow();
        if (request.Key.Length > 0 && page.Find<PayPalReplay>(request.ReplayId) is { } earlier && now - earlier.UsedOn < PayPalReplay.WindowOf(request.Path))
            return Replayed(page, earlier, request, now);
        var answer = Mocked(request) ?? request.Route.Run(Call(page, request.Id, request, now, declineWith));
        if (request.Key.Length > 0 && answer.Status is 200 or 201 or 204 or 422)
            page.Put(new PayPalReplay(request.ReplayId, SelfOf(answer.Body), answer.Status, answer.Body?.ToString(Formatting.None) ?? "", now));
        return Write(Wanted(answer, request));
    }

    // The latest state of what the first request made, as 200; a refusal stays the refusal that it was.
    private VendorAnswer Replayed(Page page, PayPalReplay earlier, Request request, DateTimeOffset now)
    {
        if (earlier.Resource.Length > 0 && PayPalRoutes.Find("GET", earlier.Resource) is { } latest)
            return Write(Wanted(latest.Route.Run(Call(page, latest.Id, request, now, null)), request));
        return Write(new PayPalAnswer(earlier.Status, earlier.Body.Length > 0 ? JObject.Parse(earlier.Body) : null));
    }

    private PayPalCall Call(Page page, string id, Request request, DateTimeOffset now, string? declineWith)
    {
        var query = request.Http.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        return new PayPalCall(page, new PayPalEvents(page, outbox, now), id, request.Body, query, request.Key.Length > 0, now, declineWith)
        { PageOf = invoice => PayPages.Address(request.Http, PayPalSimulator.SimulatorName, invoice) };
    }

    /// <summary>The sandbox's own way to ask for an error.</summary>
    private static PayPalAnswer? Mocked(Request request)
    {
        var asked = (string?)request.Http.Headers["PayPal-Mock-Response"];
        return string.IsNullOrEmpty(asked) ? null : PayPalAnswer.Refused((string?)Parse(asked)?["mock_application_codes"] ?? "");
    }

    /// <summary>Without Prefer: return=representation an answer that made something tells only what it is called; a list is always whole.</summary>
    private static PayPalAnswer Wanted(PayPalAnswer answer, Request request)
    {
        if (answer.Body is not { } body || body["id"] is null || answer.Status >= 400 || request.Http.Method != "POST" || !request.Path.StartsWith("v2/", StringComparison.Ordinal)) return answer;
        if ((string?)request.Http.Headers["Prefer"] == "return=representation") return answer;
        return request.Route.Operation == "void" ? PayPalAnswer.NoContent() : answer with { Body = new JObject { ["id"] = body["id"], ["status"] = body["status"], ["links"] = body["links"] } };
    }

    private static VendorAnswer Write(PayPalAnswer answer)
    {
        var debugId = VendorIds.Braintree();
        if (answer is { Status: >= 400, Body: { } body } && body["name"] is not null) body["debug_id"] = debugId;
        return new VendorAnswer(answer.Status, "application/json", answer.Body?.ToString(Formatting.None) ?? "") { Headers = [new("Paypal-Debug-Id", debugId)] };
    }

    private static string SelfOf(JObject? body)
    {
        var self = (string?)body?["links"]?.FirstOrDefault(link => (string?)link["rel"] == "self")?["href"] ?? "";
        return self.StartsWith(PayPalJson.Host, StringComparison.Ordinal) ? self[PayPalJson.Host.Length..] : "";
    }

    private static string KeyOf(HttpRequest request) => request.Method == "POST" ? (string?)request.Headers["PayPal-Request-Id"] ?? "" : "";

    private static JObject? Parse(string text)
    {
        if (text.Length == 0) return [];
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
            return JToken.Load(reader) as JObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Request(HttpRequest Http, string Path, PayPalRoute Route, string Id, JObject Body, string Key)
    {
        public string ReplayId => $"{Path} {Key}";
    }
}
