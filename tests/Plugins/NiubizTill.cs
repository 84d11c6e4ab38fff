using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using CrmPayments.Emulator.Gateways.Niubiz;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins;

/// <summary>A shop that sells through the Niubiz simulator.</summary>
internal static class NiubizTill
{
    private static int _number;

    /// <returns>The sale's transactionId.</returns>
    public static async Task<string> ChargeAsync(Uri url, decimal amount, string expiry = "4912")
    {
        using var http = new HttpClient { BaseAddress = new Uri(url, "/simulators/niubiz/") };
        var token = await SignInAsync(http);
        var sale = new JObject
        {
            ["channel"] = "web",
            ["captureType"] = "manual",
            ["countable"] = true,
            ["order"] = new JObject
            {
                ["tokenId"] = (await SendAsync(http, "form", new JObject { ["cardNumber"] = "4474118355632240", ["expiry"] = expiry, ["email"] = "olivia@fabrikam.example" }, token))["transactionToken"],
                ["purchaseNumber"] = Interlocked.Increment(ref _number).ToString(CultureInfo.InvariantCulture),
                ["amount"] = amount,
                ["currency"] = "PEN",
                ["externalTransactionId"] = "T-" + Guid.NewGuid().ToString("N"),
            },
        };
        var answer = await SendAsync(http, $"api.authorization/v3/authorization/ecommerce/{NiubizCredentials.Merchant}", sale, token);
        return (string?)answer.SelectToken("order.transactionId") ?? (string?)answer.SelectToken("data.TRANSACTION_ID") ?? throw new InvalidOperationException(answer.ToString());
    }

    /// <summary>Stores a good card; the customer goes by the address.</summary>
    public static async Task<StoredMethod> StoreAsync(Uri url)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url, "/simulators/niubiz/") };
        var token = await SignInAsync(http);
        var entered = await SendAsync(http, "form", new JObject { ["cardNumber"] = "4474118355632240", ["expiry"] = "4912", ["email"] = "olivia@fabrikam.example" }, token);
        var stored = await SendAsync(http, $"api.ecommerce/v2/ecommerce/token/card/{NiubizCredentials.Merchant}/{entered["transactionToken"]}", null, token);
        return new((string?)stored.SelectToken("token.tokenId") ?? throw new InvalidOperationException(stored.ToString()), "olivia@fabrikam.example");
    }

    private static async Task<string> SignInAsync(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api.security/v1/security");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{NiubizCredentials.User}:{NiubizCredentials.Password}")));
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<JObject> SendAsync(HttpClient http, string path, JObject? body, string token)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path);
        if (body is not null) request.Content = new StringContent(body.ToString(), Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Authorization", token);
        using var response = await http.SendAsync(request);
        return JObject.Parse(await response.Content.ReadAsStringAsync());
    }
}
