using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways;

/// <summary>The doors that every simulator has beside its vendor's paths: ledger, faults, notify, notifications, settings.</summary>
internal static class SimulatorDoors
{
    public static void Map(IEndpointRouteBuilder group, SimulatorHost host, ISimulator simulator)
    {
        group.MapGet("/ledger", () => Json(simulator.Ledger()));
        group.MapGet("/faults", () => Json(simulator.Faults.List()));
        group.MapPost("/faults", context => Answer<FaultRequest>(context, request =>
        {
            simulator.Faults.Add(Fault.Read(request));
            return simulator.Faults.List();
        }));
        group.MapDelete("/faults", () =>
        {
            simulator.Faults.Clear();
            return Json(simulator.Faults.List());
        });
        group.MapPost("/notify", context => Answer<NotifyRequest>(context, request =>
        {
            simulator.Notify(request);
            return new { sent = request.Copies };
        }));
        group.MapGet("/notifications", () => Json(host.Outbox.Waits(simulator.Name).Select(waiting => new { waiting.Id, waiting.EventType })));
        group.MapGet("/settings", () => Json(Shown(host.Settings(simulator.Name))));
        group.MapPost("/settings", context => Answer<JObject>(context, request => Set(host, simulator.Name, request)));
    }

    /// <summary>Reads the request's JSON, and answers what came of it; a request that makes no sense gets 400 and a sentence.</summary>
    public static async Task Answer<TRequest>(HttpContext context, Func<TRequest, object> work)
        where TRequest : class, new()
    {
        try
        {
            using var reader = new StreamReader(context.Request.Body);
            var text = await reader.ReadToEndAsync(context.RequestAborted);
            await Json(work(JsonConvert.DeserializeObject<TRequest>(text) ?? new TRequest())).ExecuteAsync(context);
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            await Json(new { error = fault.Message }, StatusCodes.Status400BadRequest).ExecuteAsync(context);
        }
    }

    private static IResult Json(object value, int status = StatusCodes.Status200OK) =>
        Results.Content(JsonConvert.SerializeObject(value, Formatting.Indented), "application/json; charset=utf-8", statusCode: status);

    private static object Set(SimulatorHost host, string name, JObject request)
    {
        var text = (string?)request["notificationUrl"];
        Uri? url = null;
        if (!string.IsNullOrEmpty(text) && (!Uri.TryCreate(text, UriKind.Absolute, out url) || !url.Scheme.StartsWith("http", StringComparison.Ordinal)))
            throw new FormatException($"notificationUrl '{text}' is not an http address.");
        host.SetNotificationUrl(name, url);
        return Shown(host.Settings(name));
    }

    private static object Shown(SimulatorSettings settings) => new { notificationUrl = settings.NotificationUrl };
}
