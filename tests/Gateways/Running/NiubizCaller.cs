using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using CrmPayments.Emulator.Gateways.Niubiz;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Gateways.Running;

/// <summary>Speaks Niubiz's REST to the simulator, without our adapter's help.</summary>
public sealed class NiubizCaller(HttpClient http)
{
    private int _number = 500;

    /// <summary>The security token; an empty text when it was refused.</summary>
    public async Task<string> SignInAsync(string user = NiubizCredentials.User, string password = NiubizCredentials.Password)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/simulators/niubiz/api.security/v1/security");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        using var response = await http.SendAsync(request);
        return (int)response.StatusCode == 201 ? await response.Content.ReadAsStringAsync() : "";
    }

    /// <returns>The answer, with its httpStatus.</returns>
    public async Task<JObject> SendAsync(HttpMethod method, string path, object? body = null, string? token = null)
    {
        using var request = new HttpRequestMessage(method, $"/simulators/niubiz/{path}");
        request.Headers.TryAddWithoutValidation("Authorization", token ?? await SignInAsync());
        if (body is not null) request.Content = new StringContent(body as string ?? JObject.FromObject(body).ToString(), Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var answer = text.StartsWith('{') ? JObject.Parse(text) : new JObject { ["text"] = text };
        answer["httpStatus"] = (int)response.StatusCode;
        return answer;
    }

    /// <summary>What a customer enters into the form.</summary>
    /// <returns>The transactionToken.</returns>
    public async Task<string> EnteredAsync(string email = "ada@example.com", string card = "4474118355632240", string expiry = "4912")
    {
        using var response = await http.PostAsync(new Uri("/simulators/niubiz/form", UriKind.Relative), new StringContent(new JObject { ["cardNumber"] = card, ["expiry"] = expiry, ["email"] = email }.ToString()));
        response.EnsureSuccessStatusCode();
        return (string)JObject.Parse(await response.Content.ReadAsStringAsync())["transactionToken"]!;
    }

    /// <returns>The tokenId of a stored card.</returns>
    public async Task<string> StoredAsync(string email, string expiry = "4912") =>
        (string)(await SendAsync(HttpMethod.Get, $"api.ecommerce/v2/ecommerce/token/card/{NiubizCredentials.Merchant}/{await EnteredAsync(email, expiry: expiry)}"))["token"]!["tokenId"]!;

    /// <summary>A sale over the form.</summary>
    public async Task<JObject> SellAsync(decimal amount, string external = "", string? number = null, bool countable = true, string card = "4474118355632240", string expiry = "4912", string currency = "PEN") =>
        await SendAsync(HttpMethod.Post, $"api.authorization/v3/authorization/ecommerce/{NiubizCredentials.Merchant}", new
        {
            channel = "web",
            captureType = "manual",
            countable,
            order = new { tokenId = await EnteredAsync(card: card, expiry: expiry), purchaseNumber = number ?? Next(), amount, currency, externalTransactionId = external },
        });

    /// <returns>The id of a sale of today.</returns>
    public async Task<string> SoldAsync(decimal amount, string external = "", string? number = null) => (string)(await SellAsync(amount, external, number))["order"]!["transactionId"]!;

    /// <returns>The id of a sale that is in a deposit.</returns>
    public async Task<string> SettledAsync(decimal amount, string external = "", string? number = null)
    {
        var id = await SoldAsync(amount, external, number);
        using var response = await http.PostAsync(new Uri("/simulators/niubiz/settle", UriKind.Relative), new StringContent(new JObject { ["ids"] = new JArray(id) }.ToString()));
        response.EnsureSuccessStatusCode();
        return id;
    }

    public Task<JObject> RefundAsync(string id, decimal amount, string reference = "RF", string ruc = NiubizCredentials.Ruc) => SendAsync(
        HttpMethod.Post, $"api.refund/v1/refund/{NiubizCredentials.Merchant}/{id}", new { ruc, comment = "back", externalReferenceId = reference, amount });

    public async Task<JObject> VoidAsync(string id)
    {
        var signature = (string?)(await RetrieveAsync("transaction", id))["fulfillment"]?["signature"] ?? "none";
        return await SendAsync(HttpMethod.Put, $"api.authorization/v3/void/ecommerce/{NiubizCredentials.Merchant}/{signature}", new { annulationReason = "mistake" });
    }

    public Task<JObject> RetrieveAsync(string criterion, string value) => SendAsync(HttpMethod.Get, $"api.authorization/v3/retrieve/{criterion}/{NiubizCredentials.Merchant}/{value}");

    public string Next() => Interlocked.Increment(ref _number).ToString(CultureInfo.InvariantCulture);

    /// <summary>HTTP status, action code and status word.</summary>
    public static string Code(JObject answer) => $"{answer["httpStatus"]} {(answer["dataMap"] ?? answer["data"])?["ACTION_CODE"]} {(answer["dataMap"] ?? answer["data"])?["STATUS"]}".Trim();
}
