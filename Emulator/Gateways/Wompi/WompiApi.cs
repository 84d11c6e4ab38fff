using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Faults;
using CrmPayments.Emulator.Gateways.Issuing;
using CrmPayments.Emulator.Gateways.Notifications;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Wompi;

/// <summary>/v1/…: path, key, body, execution, in this order.</summary>
internal sealed class WompiApi(GatewayBooks books, Outbox outbox, FaultBoard faults, TimeProvider time, IIssuer? issuer)
{
    // What stands before the API answers such things in its own words.
    private static readonly VendorFaults Wording = new(
        new VendorAnswer(502, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>"),
        Write(WompiAnswer.Error(429, "TOO_MANY_REQUESTS", "Too many requests")));

    public async Task AnswerAsync(HttpContext context, string path)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        if (WompiRoute.Find(context.Request.Method, path) is not { } found)
        {
            await FaultyLine.WriteAsync(context, Write(WompiAnswer.Missing()));
            return;
        }

        if (!Opens(found.Route.Key, context.Request))
        {
            await FaultyLine.WriteAsync(context, Write(WompiAnswer.Error(401, "INVALID_ACCESS_TOKEN", "El token de acceso no corresponde al ambiente o no es válido")));
            return;
        }

        if (Parse(text) is not { } body)
        {
            await FaultyLine.WriteAsync(context, Write(WompiAnswer.Invalid("body", "El cuerpo no es un objeto JSON")));
            return;
        }

        var query = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        await FaultyLine.RunAsync(context, faults.Take(found.Route.Operation), Wording, declineWith => books.Write(page =>
        {
            var now = time.GetUtcNow();
            return Write(found.Route.Run(new WompiCall(page, new WompiEvents(page, outbox), found.Id, body, query, now, declineWith) { Issuer = issuer }));
        }));
    }

    private static bool Opens(WompiKey key, HttpRequest request) => key switch
    {
        WompiKey.PublicHeader => request.Headers["x-merchant-public-key"] == WompiCredentials.PublicKey,
        WompiKey.Public => request.Headers.Authorization == $"Bearer {WompiCredentials.PublicKey}",
        _ => request.Headers.Authorization == $"Bearer {WompiCredentials.PrivateKey}",
    };

    private static VendorAnswer Write(WompiAnswer answer) => new(answer.Status, "application/json", answer.Body.ToString(Formatting.None));

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
}
