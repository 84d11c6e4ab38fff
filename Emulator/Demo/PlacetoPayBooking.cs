using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.PlacetoPay;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Demo;

/// <summary>Makes demo charges at the PlacetoPay simulator, one after the other: a fault meets the next charge. PlacetoPay tells of each session's end by itself; of reversals and disputes nobody would tell.</summary>
internal sealed class PlacetoPayBooking : IDemoBooking
{
    private static readonly DemoStory[] Stories =
        [DemoStory.InsufficientFunds, DemoStory.Unsettled, DemoStory.ExpiredCard, DemoStory.LostCard, DemoStory.CallIssuer, DemoStory.DoNotHonor];

    public static readonly DemoGateway Gateway = new(GatewayType.PlacetoPay, "PlacetoPay", "placetopay")
    {
        ApiSecret = new("cpay_DemoPlacetoPaySecretKey", PlacetoPayCredentials.SecretKey),
        PublicKey = PlacetoPayCredentials.Login,
        Charges = DemoCharges.At("PP", Stories, PlacetoPayCredentials.Currencies.Contains),
        Booking = url => new PlacetoPayBooking(url),
        AtOnce = 1,
    };

    private readonly HttpClient _http;

    public PlacetoPayBooking(Uri url) => _http = new HttpClient { BaseAddress = new Uri(url, "/simulators/placetopay/") };

    /// <inheritdoc/>
    public async Task BookAsync(DemoCharge charge, JToken? booked)
    {
        var id = (long?)booked?["id"] ?? await ChargeAsync(charge);
        if (charge.Story == DemoStory.Settled) await DoorAsync("settle", new() { ["ids"] = new JArray(id.ToString(CultureInfo.InvariantCulture)) });
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The customer stores a card on a page; the shop collects.</summary>
    private async Task<long> ChargeAsync(DemoCharge charge)
    {
        var page = await SendAsync("session", new() { ["subscription"] = new JObject { ["reference"] = "card-" + charge.Reference }, ["returnUrl"] = "https://shop.example.com/", ["ipAddress"] = "127.0.0.1", ["userAgent"] = "demo" });
        using var form = new FormUrlEncodedContent([new("with", "4111111111111111")]);
        (await _http.PostAsync(new Uri((string)page["processUrl"]!), form)).EnsureSuccessStatusCode();
        var stored = await SendAsync($"session/{page["requestId"]}", []);
        if (Code(charge.Story) is { } code) await DoorAsync("faults", new() { ["operation"] = "charge", ["kind"] = "decline", ["code"] = code });
        var session = await SendAsync("collect", new()
        {
            ["payer"] = new JObject { ["email"] = charge.Customer.Email, ["name"] = charge.Customer.FirstName, ["surname"] = charge.Customer.LastName },
            ["payment"] = new JObject { ["reference"] = charge.Reference, ["description"] = charge.Reference, ["amount"] = new JObject { ["currency"] = charge.Customer.Currency, ["total"] = charge.Amount } },
            ["instrument"] = new JObject { ["token"] = new JObject { ["token"] = stored["subscription"]!["instrument"]!.First(pair => (string?)pair["keyword"] == "token")["value"] } },
            ["ipAddress"] = "127.0.0.1",
            ["userAgent"] = "demo",
        });
        return (long)session["requestId"]!;
    }

    private async Task<JObject> SendAsync(string path, JObject body)
    {
        // The simulator's time, which may be moved, is in each of its answers.
        using var asked = await _http.GetAsync("ledger");
        var seed = (asked.Headers.Date ?? DateTimeOffset.UtcNow).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        var nonce = RandomNumberGenerator.GetBytes(16);
        body["auth"] = new JObject
        {
            ["login"] = PlacetoPayCredentials.Login,
            ["seed"] = seed,
            ["nonce"] = Convert.ToBase64String(nonce),
            ["tranKey"] = Convert.ToBase64String(SHA256.HashData([.. nonce, .. Encoding.UTF8.GetBytes(seed + PlacetoPayCredentials.SecretKey)])),
        };
        using var response = await _http.PostAsync("api/" + path, new StringContent(body.ToString(), Encoding.UTF8, "application/json"));
        var answer = JsonConvert.DeserializeObject<JObject>(await response.Content.ReadAsStringAsync(), new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;
        return response.IsSuccessStatusCode ? answer : throw new InvalidOperationException($"The PlacetoPay simulator refused the demo's request: {answer}");
    }

    private async Task DoorAsync(string door, JObject content)
    {
        using var body = new StringContent(content.ToString(), Encoding.UTF8, "application/json");
        (await _http.PostAsync(door, body)).EnsureSuccessStatusCode();
    }

    /// <summary>Reasons that no published test data brings about.</summary>
    private static string? Code(DemoStory story) => story switch
    {
        DemoStory.InsufficientFunds => "51",
        DemoStory.ExpiredCard => "54",
        DemoStory.LostCard => "41",
        DemoStory.DoNotHonor => "05",
        DemoStory.CallIssuer => "34",
        _ => null,
    };
}
