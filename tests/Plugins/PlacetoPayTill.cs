using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CrmPayments.Emulator.Gateways.PlacetoPay;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins;

/// <summary>A shop that sells through the PlacetoPay simulator.</summary>
internal static class PlacetoPayTill
{
    /// <returns>The session's requestId.</returns>
    public static async Task<string> ChargeAsync(Uri url, decimal amount)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url, "/simulators/placetopay/") };
        var reference = Guid.NewGuid().ToString("N");
        var session = await SendAsync(http, "session", new()
        {
            ["buyer"] = new JObject { ["email"] = "olivia@fabrikam.example" },
            ["payment"] = new JObject { ["reference"] = reference, ["description"] = reference, ["amount"] = new JObject { ["currency"] = "USD", ["total"] = amount } },
            ["returnUrl"] = "https://shop.example.com/",
            ["ipAddress"] = "127.0.0.1",
            ["userAgent"] = "test",
        });
        await PayAsync(http, session);
        return ((long)session["requestId"]!).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>PlacetoPay has room for 32 characters.</summary>
    public static string Short(string reference) => reference.Length <= 32 ? reference : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reference)))[..32];

    /// <summary>Stores a good card for a new customer.</summary>
    public static async Task<StoredMethod> StoreAsync(Uri url)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url, "/simulators/placetopay/") };
        var session = await SendAsync(http, "session", new() { ["subscription"] = new JObject { ["reference"] = Guid.NewGuid().ToString("N") }, ["returnUrl"] = "https://shop.example.com/", ["ipAddress"] = "127.0.0.1", ["userAgent"] = "test" });
        await PayAsync(http, session);
        var told = await SendAsync(http, $"session/{session["requestId"]}", []);
        return new((string)told["subscription"]!["instrument"]!.First(pair => (string?)pair["keyword"] == "token")["value"]!, "");
    }

    private static async Task PayAsync(HttpClient http, JObject session)
    {
        using var form = new FormUrlEncodedContent([new("with", "4111111111111111")]);
        (await http.PostAsync(new Uri((string)session["processUrl"]!), form)).EnsureSuccessStatusCode();
    }

    private static async Task<JObject> SendAsync(HttpClient http, string path, JObject body)
    {
        var nonce = RandomNumberGenerator.GetBytes(16);
        var seed = FakeClock.OfThePlugins.Now.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        body["auth"] = new JObject
        {
            ["login"] = PlacetoPayCredentials.Login,
            ["seed"] = seed,
            ["nonce"] = Convert.ToBase64String(nonce),
            ["tranKey"] = Convert.ToBase64String(SHA256.HashData([.. nonce, .. Encoding.UTF8.GetBytes(seed + PlacetoPayCredentials.SecretKey)])),
        };
        using var response = await http.PostAsync("api/" + path, new StringContent(body.ToString(), Encoding.UTF8, "application/json"));
        var answer = JsonConvert.DeserializeObject<JObject>(await response.Content.ReadAsStringAsync(), new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;
        return response.IsSuccessStatusCode ? answer : throw new InvalidOperationException(answer.ToString());
    }
}
