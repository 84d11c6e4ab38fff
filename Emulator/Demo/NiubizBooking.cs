using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.Niubiz;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Demo;

/// <summary>
/// Makes demo charges at the Niubiz simulator, one after the other: a fault meets the next charge. Niubiz notifies nobody, so
/// the shop itself tells the CRM of its sales; of refunds made in Niubiz's console and of disputes nobody would tell.
/// </summary>
internal sealed class NiubizBooking : IDemoBooking
{
    private static readonly DemoStory[] Stories =
        [DemoStory.InsufficientFunds, DemoStory.Unsettled, DemoStory.ExpiredCard, DemoStory.LostCard, DemoStory.CallIssuer, DemoStory.DoNotHonor];

    public static readonly DemoGateway Gateway = new(GatewayType.Niubiz, "Niubiz", "niubiz")
    {
        ApiSecret = new("cpay_DemoNiubizPassword", NiubizCredentials.Password),
        PublicKey = NiubizCredentials.User,
        MerchantId = NiubizCredentials.Merchant,
        MerchantAccountId = NiubizCredentials.Ruc,
        Charges = DemoCharges.At("NZ", Stories, currency => currency == "PEN", each: 3),
        Booking = url => new NiubizBooking(url),
        AtOnce = 1,
    };

    private readonly HttpClient _http;
    private readonly Uri _crm;
    private readonly Lazy<Task<string>> _token;

    public NiubizBooking(Uri url)
    {
        _http = new HttpClient { BaseAddress = new Uri(url, "/simulators/niubiz/") };
        _crm = new Uri(url, "/api/data/v9.2/cpay_IngestGatewayEvent");
        _token = new Lazy<Task<string>>(SignInAsync);
    }

    /// <inheritdoc/>
    public async Task BookAsync(DemoCharge charge, JToken? booked)
    {
        var id = (string?)booked?["id"] ?? await SellAsync(charge);
        if (charge.Story == DemoStory.Settled) await PostAsync("settle", new JObject { ["ids"] = new JArray(id) });
        await TellAsync(charge, id);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The card is entered into the form and stored first, as a shop with returning customers would.</summary>
    private async Task<string> SellAsync(DemoCharge charge)
    {
        var entered = await PostAsync("form", new JObject
        {
            ["cardNumber"] = "4474118355632240",
            ["expiry"] = charge.Story == DemoStory.ExpiredCard ? "2001" : "4912",
            ["email"] = charge.Customer.Email,
        });
        if (Code(charge.Story) is { } code) await PostAsync("faults", new JObject { ["operation"] = "charge", ["kind"] = "decline", ["code"] = code });
        var sale = await PostAsync($"api.authorization/v3/authorization/ecommerce/{NiubizCredentials.Merchant}", new JObject
        {
            ["channel"] = "web",
            ["captureType"] = "manual",
            ["countable"] = true,
            ["order"] = new JObject
            {
                ["tokenId"] = entered["transactionToken"],
                ["purchaseNumber"] = Number(charge.Reference),
                ["amount"] = charge.Amount,
                ["currency"] = charge.Customer.Currency,
                ["externalTransactionId"] = charge.Reference,
            },
        });
        return (string?)sale.SelectToken("order.transactionId") ?? (string?)sale.SelectToken("data.TRANSACTION_ID")
            ?? throw new InvalidOperationException($"The Niubiz simulator refused the demo's request: {sale}");
    }

    private async Task TellAsync(DemoCharge charge, string id)
    {
        var told = new JObject
        {
            ["GatewayId"] = Gateway.Id,
            ["EventId"] = $"shop-{id}",
            ["EventType"] = "sale",
            ["Payload"] = new JObject { ["transactionId"] = id, ["customer"] = $"contact:{charge.Customer.Id}" }.ToString(),
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, _crm) { Content = Json(told) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "webhooks@contoso.example");
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    private async Task<string> SignInAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api.security/v1/security");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{NiubizCredentials.User}:{NiubizCredentials.Password}")));
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<JObject> PostAsync(string path, JObject content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Json(content) };
        request.Headers.TryAddWithoutValidation("Authorization", await _token.Value);
        using var response = await _http.SendAsync(request);
        return JToken.Parse(await response.Content.ReadAsStringAsync()) as JObject ?? [];
    }

    private static StringContent Json(JObject content) => new(content.ToString(), Encoding.UTF8, "application/json");

    /// <summary>A shop counts its sales; the demo's number is the same at each start.</summary>
    private static string Number(string reference) =>
        (BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(reference))) % 1_000_000_000U).ToString(CultureInfo.InvariantCulture);

    /// <summary>Reasons that no published test data brings about.</summary>
    private static string? Code(DemoStory story) => story switch
    {
        DemoStory.InsufficientFunds => "116",
        DemoStory.LostCard => "208",
        DemoStory.DoNotHonor => "199",
        DemoStory.CallIssuer => "102",
        _ => null,
    };
}
