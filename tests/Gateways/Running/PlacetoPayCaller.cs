using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CrmPayments.Emulator.Gateways.PlacetoPay;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Gateways.Running;

/// <summary>Speaks WebCheckout to the simulator, without our adapter's help.</summary>
public sealed class PlacetoPayCaller(HttpClient http)
{
    public const string GoodCard = "4111111111111111", RefusedCard = "4110760000000016", PendingCard = "4110760000000032";

    /// <returns>The body, with httpStatus added.</returns>
    public async Task<JObject> SendAsync(string path, JObject? body = null, string key = PlacetoPayCredentials.SecretKey, TimeSpan late = default)
    {
        var content = body is null ? [] : (JObject)body.DeepClone();
        content["auth"] = Auth(key, DateTimeOffset.UtcNow - late);
        using var response = await http.PostAsync(new Uri($"/simulators/placetopay/api/{path}", UriKind.Relative), new StringContent(content.ToString(), Encoding.UTF8, "application/json"));
        var answer = JsonConvert.DeserializeObject<JObject>(await response.Content.ReadAsStringAsync(), new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;
        answer["httpStatus"] = (int)response.StatusCode;
        return answer;
    }

    /// <returns>A card's token, entered by a customer on a page.</returns>
    public async Task<string> StoredAsync(string number = GoodCard)
    {
        var session = await SendAsync("session", new() { ["subscription"] = new JObject { ["reference"] = "S-" + Guid.NewGuid().ToString("N")[..20] }, ["returnUrl"] = "https://shop.example.com/", ["ipAddress"] = "127.0.0.1", ["userAgent"] = "test" });
        using var form = new FormUrlEncodedContent([new("with", number)]);
        (await http.PostAsync(new Uri((string)session["processUrl"]!), form)).EnsureSuccessStatusCode();
        var told = await SendAsync($"session/{session["requestId"]}");
        return (string)told["subscription"]!["instrument"]!.First(pair => (string?)pair["keyword"] == "token")["value"]!;
    }

    public async Task<JObject> CollectAsync(string token, decimal amount, string reference, string currency = "USD") => await SendAsync("collect", new()
    {
        ["payer"] = new JObject { ["email"] = "ada@example.com" },
        ["payment"] = new JObject { ["reference"] = reference, ["description"] = reference, ["amount"] = new JObject { ["currency"] = currency, ["total"] = amount } },
        ["instrument"] = new JObject { ["token"] = new JObject { ["token"] = token } },
        ["ipAddress"] = "127.0.0.1",
        ["userAgent"] = "test",
    });

    /// <returns>The session's requestId.</returns>
    public async Task<string> ChargedAsync(decimal amount, string reference) =>
        ((long)(await CollectAsync(await StoredAsync(), amount, reference))["requestId"]!).ToString(CultureInfo.InvariantCulture);

    public async Task<string> SettledAsync(decimal amount, string reference)
    {
        var id = await ChargedAsync(amount, reference);
        using var content = new StringContent(new JObject { ["ids"] = new JArray(id) }.ToString(), Encoding.UTF8, "application/json");
        (await http.PostAsync(new Uri("/simulators/placetopay/settle", UriKind.Relative), content)).EnsureSuccessStatusCode();
        return id;
    }

    public async Task<JObject> ReverseAsync(string requestId, decimal? part = null)
    {
        var session = await SendAsync("session/" + requestId);
        var body = new JObject { ["action"] = "reverse", ["internalReference"] = session["payment"]![0]!["internalReference"] };
        if (part is { } amount) body["amount"] = new JObject { ["currency"] = "USD", ["total"] = amount };
        return await SendAsync("transaction", body);
    }

    private static JObject Auth(string key, DateTimeOffset now)
    {
        var nonce = RandomNumberGenerator.GetBytes(16);
        var seed = now.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        return new JObject
        {
            ["login"] = PlacetoPayCredentials.Login,
            ["seed"] = seed,
            ["nonce"] = Convert.ToBase64String(nonce),
            ["tranKey"] = Convert.ToBase64String(SHA256.HashData([.. nonce, .. Encoding.UTF8.GetBytes(seed + key)])),
        };
    }
}
