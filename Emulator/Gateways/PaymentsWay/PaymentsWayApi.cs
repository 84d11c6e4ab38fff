using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Notifications;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PaymentsWay;

/// <summary>/ClientAPI/…: call, key, body, execution, in this order.</summary>
internal sealed class PaymentsWayApi(GatewayBooks books, Outbox outbox, FaultBoard faults, TimeProvider time)
{
    private static readonly VendorFaults Wording = new(
        new VendorAnswer(500, "text/html", "<html><body><h1>Server Error</h1></body></html>"),
        new VendorAnswer(StatusCodes.Status429TooManyRequests, "text/plain", "Too many requests"));

    private static readonly Dictionary<string, Route> Routes = new Dictionary<string, Route>(StringComparer.Ordinal)
    {
        ["POST CrearPersona"] = new("other", PaymentsWayPersons.Create),
        ["POST ObtenerPersonaPorDocumento"] = new("lookup", PaymentsWayPersons.Find),
        ["POST TokenizarTarjetaCliente"] = new("other", PaymentsWayPersons.Store),
        ["POST CrearTransaccion"] = new("create", PaymentsWayCharges.Create),
        ["POST CrearOrdenTcCliente"] = new("order", PaymentsWayCharges.Order),
        ["POST EjecutarOrdenTcCliente"] = new("charge", PaymentsWayCharges.Execute),
        ["GET ObtenerTransaccion"] = new("lookup", PaymentsWayCharges.Get),
        ["GET ObtenerTransaccionByExternalOrder"] = new("lookup", PaymentsWayCharges.Find),
        ["GET GetAllTransactionStatuses"] = new("lookup", _ => PaymentsWayCharges.States()),
    };

    public async Task AnswerAsync(HttpContext context, string call)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        if (!Routes.TryGetValue($"{context.Request.Method} {call}", out var route))
            await FaultyLine.WriteAsync(context, new VendorAnswer(404, "text/html", "<html><body>404</body></html>"));
        else if (context.Request.Headers.Authorization != PaymentsWayCredentials.ApiKey)
            await FaultyLine.WriteAsync(context, PaymentsWayCall.Wrong(401, "No autorizado"));
        else if (Parse(text) is not { } body)
            await FaultyLine.WriteAsync(context, PaymentsWayCall.Wrong(400, "El cuerpo no es un objeto JSON"));
        else
            await RunAsync(context, route, body);
    }

    private Task RunAsync(HttpContext context, Route route, JObject body)
    {
        var query = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        return FaultyLine.RunAsync(context, faults.Take(route.Operation), Wording, declineWith => books.Write(page =>
            route.Run(new PaymentsWayCall(page, new PaymentsWayEvents(page, outbox), body, query, time.GetUtcNow(), declineWith))));
    }

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

    private sealed record Route(string Operation, Func<PaymentsWayCall, VendorAnswer> Run);
}
