using System.Globalization;
using System.Text;
using CrmPayments.Emulator.Gateways.PaymentsWay;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins;

/// <summary>A shop that sells through the Payments Way simulator.</summary>
internal static class PaymentsWayTill
{
    /// <returns>The transaction's id.</returns>
    public static async Task<string> ChargeAsync(Uri url, decimal amount, string customerReference)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url, "/simulators/payments-way/") };
        var method = await StoreAsync(http);
        var id = await CreateAsync(http, method.CustomerToken, amount, customerReference);
        var order = await SendAsync(http, "ClientAPI/CrearOrdenTcCliente", Shop(new() { ["reference"] = id }));
        await SendAsync(http, "ClientAPI/EjecutarOrdenTcCliente", new() { ["order_uuid"] = order["order"]!["uuid"], ["card_uuid"] = method.Token, ["idtransaction"] = id, ["successResponse"] = true });
        return id;
    }

    /// <summary>Stores a good card for a new customer.</summary>
    public static async Task<StoredMethod> StoreAsync(Uri url)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url, "/simulators/payments-way/") };
        return await StoreAsync(http);
    }

    /// <summary>Somebody gives a charge back in the merchant's console.</summary>
    /// <returns>The event that tells of it.</returns>
    public static async Task<string> RefundAsync(Uri url, string id)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url, "/simulators/payments-way/") };
        await SendAsync(http, "console/refund", new() { ["id"] = id });
        return "transaction.39";
    }

    private static async Task<StoredMethod> StoreAsync(HttpClient http)
    {
        var person = await SendAsync(http, "ClientAPI/CrearPersona", new() { ["firstname"] = "Olivia", ["lastname"] = "Bennett", ["identification"] = Guid.NewGuid().ToString("N"), ["email"] = "olivia@fabrikam.example" });
        var card = await SendAsync(http, "ClientAPI/TokenizarTarjetaCliente", new()
        {
            ["idtransaction"] = await CreateAsync(http, (string)person["id"]!, 1000m, ""),
            ["card_holder"] = "Olivia Bennett",
            ["card_pan"] = "4111111111111111",
            ["card_expiry_year"] = "2030",
            ["card_expiry_month"] = "12",
            ["card_cvv"] = "123",
        });
        return new((string)card["uuidPl"]!, (string)person["id"]!);
    }

    private static async Task<string> CreateAsync(HttpClient http, string person, decimal amount, string customerReference) => (string)(await SendAsync(http, "ClientAPI/CrearTransaccion", Shop(new()
    {
        ["idperson"] = person,
        ["amount"] = amount.ToString("0", CultureInfo.InvariantCulture),
        ["external_order"] = "T-" + Guid.NewGuid().ToString("N"),
        ["currencycode"] = "COP",
        ["additionalData"] = customerReference,
    })))["data"]!["id"]!;

    private static JObject Shop(JObject body)
    {
        (body["form_id"], body["terminal_id"]) = (PaymentsWayCredentials.Form, PaymentsWayCredentials.Terminal);
        return body;
    }

    private static async Task<JToken> SendAsync(HttpClient http, string path, JObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body.ToString(), Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", PaymentsWayCredentials.ApiKey);
        using var response = await http.SendAsync(request);
        var answer = JToken.Parse(await response.Content.ReadAsStringAsync());
        return response.IsSuccessStatusCode ? answer : throw new InvalidOperationException(answer.ToString());
    }
}
