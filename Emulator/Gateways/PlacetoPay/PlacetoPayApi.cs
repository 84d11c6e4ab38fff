using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Notifications;
using CrmPayments.Emulator.Gateways.Pages;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PlacetoPay;

/// <summary>/api/…: body, path, authentication, execution, in this order. Everything is a POST.</summary>
internal sealed class PlacetoPayApi(GatewayBooks books, Outbox outbox, FaultBoard faults, TimeProvider time)
{
    public async Task AnswerAsync(HttpContext context, string path)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        var now = time.GetUtcNow();
        var refusal = Parse(text) is not { } body ? PlacetoPayAnswer.Failed(400, "request_not_valid", "The request is not JSON", now)
            : Route(path) is not { } found ? PlacetoPayAnswer.Failed(404, "NF", "Not found", now)
            : PlacetoPayAuth.Problem(body["auth"], now) is { } problem ? PlacetoPayAnswer.Failed(401, 401, $"Authentication failed {problem}", now)
            : null;
        if (refusal is not null)
        {
            await FaultyLine.WriteAsync(context, Write(refusal));
            return;
        }

        var (operation, id, run) = Route(path)!.Value;
        var wording = new VendorFaults(Write(PlacetoPayAnswer.Failed(503, "SU", "Service unavailable", now)), Write(PlacetoPayAnswer.Failed(429, "RM", "Too many requests", now)));
        await FaultyLine.RunAsync(context, faults.Take(operation), wording, declineWith => books.Write(page => Write(run(
            new PlacetoPayCall(page, new PlacetoPayEvents(page, outbox, now), id, Parse(text)!, now, declineWith) { PageOf = session => PayPages.Address(context.Request, PlacetoPaySimulator.SimulatorName, session) }))));
    }

    private static (string Operation, string Id, Func<PlacetoPayCall, PlacetoPayAnswer> Run)? Route(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["session"] => ("link", "", PlacetoPaySessions.Create),
        ["session", var id] => ("lookup", id, PlacetoPaySessions.Get),
        ["session", var id, "cancel"] => ("other", id, PlacetoPaySessions.Cancel),
        ["collect"] => ("charge", "", PlacetoPaySessions.Collect),
        ["transaction"] => ("refund", "", PlacetoPayReversals.Run),
        _ => null,
    };

    private static VendorAnswer Write(PlacetoPayAnswer answer) => new(answer.Status, "application/json", answer.Body.ToString(Formatting.None));

    private static JObject? Parse(string text)
    {
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
}
