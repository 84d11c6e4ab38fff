using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using CrmPayments.Core;
using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.PayPal;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Demo;

/// <summary>Makes demo charges at the PayPal simulator over its REST API, as a shop would; PayPal notifies by itself, but for disputes.</summary>
internal sealed class PayPalBooking : IDemoBooking
{
    private static readonly DemoStory[] Stories =
        [DemoStory.Disputed, DemoStory.LostCard, DemoStory.DoNotHonor, DemoStory.Settled, DemoStory.InsufficientFunds, DemoStory.PartlyRefunded, DemoStory.ExpiredCard, DemoStory.Settled];

    public static readonly DemoGateway Gateway = new(GatewayType.PayPal, "PayPal", "paypal")
    {
        ApiSecret = new("cpay_DemoPayPalClientSecret", PayPalCredentials.ClientSecret),
        WebhookSecret = new("cpay_DemoPayPalWebhookSecret", PayPalCredentials.WebhookSecret),
        PublicKey = PayPalCredentials.ClientId,
        Charges = DemoCharges.At("PP", Stories, currency => currency is not ("COP" or "CNY" or "PEN")),
        Booking = url => new PayPalBooking(url),
    };

    private readonly HttpClient _http;
    private readonly Lazy<Task> _signedIn;

    public PayPalBooking(Uri url)
    {
        _http = new HttpClient { BaseAddress = new Uri(url, "/simulators/paypal/") };
        _signedIn = new Lazy<Task>(SignInAsync);
    }

    /// <inheritdoc/>
    public async Task BookAsync(DemoCharge charge, JToken? booked)
    {
        await _signedIn.Value;
        var capture = (string?)booked?["id"] ?? await CaptureAsync(charge);
        if (charge.Story == DemoStory.PartlyRefunded) await PostAsync($"v2/payments/captures/{capture}/refund", charge, new JObject { ["amount"] = Amount(charge, decimal.Round(charge.Amount / 3m, Decimals(charge))) });
        if (charge.Story == DemoStory.Disputed) await PostAsync("notify", charge, new JObject { ["event"] = "CUSTOMER.DISPUTE.CREATED", ["chargeId"] = capture });
    }

    public void Dispose() => _http.Dispose();

    private async Task<string> CaptureAsync(DemoCharge charge)
    {
        var order = await PostAsync("v2/checkout/orders", charge, Order(charge, await StoredAsync(charge)));
        return (string)order.SelectToken("purchase_units[0].payments.captures[0].id")!;
    }

    private async Task SignInAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/oauth2/token") { Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{PayPalCredentials.ClientId}:{PayPalCredentials.ClientSecret}")));
        using var response = await _http.SendAsync(request);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string?)JObject.Parse(await response.Content.ReadAsStringAsync())["access_token"]);
    }

    /// <summary>A vault id. The card holder's name decides what the card does.</summary>
    private async Task<string> StoredAsync(DemoCharge charge)
    {
        var card = new JObject { ["number"] = "4012888888881881", ["expiry"] = "2030-12", ["name"] = Holder(charge) };
        return (string)(await PostAsync("v3/vault/payment-tokens", charge, new JObject { ["payment_source"] = new JObject { ["card"] = card } }))["id"]!;
    }

    private async Task<JObject> PostAsync(string path, DemoCharge charge, JObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body.ToString(), Encoding.UTF8, "application/json") };

        // The same ids at a second run: the simulator answers with the refund that it has.
        request.Headers.Add("PayPal-Request-Id", $"demo-{charge.Reference}");
        request.Headers.Add("Prefer", "return=representation");
        using var response = await _http.SendAsync(request);
        var answer = JObject.Parse(await response.Content.ReadAsStringAsync());
        return response.IsSuccessStatusCode ? answer : throw new InvalidOperationException($"The PayPal simulator refused the demo's charge: {answer}");
    }

    private static JObject Order(DemoCharge charge, string vaultId) => new()
    {
        ["intent"] = "CAPTURE",
        ["purchase_units"] = new JArray(new JObject { ["invoice_id"] = charge.Reference, ["custom_id"] = $"contact:{charge.Customer.Id}", ["amount"] = Amount(charge, charge.Amount) }),
        ["payment_source"] = new JObject { ["card"] = new JObject { ["vault_id"] = vaultId } },
    };

    private static JObject Amount(DemoCharge charge, decimal amount) => new()
    {
        ["currency_code"] = charge.Customer.Currency,
        ["value"] = amount.ToString($"F{Decimals(charge)}", CultureInfo.InvariantCulture),
    };

    private static int Decimals(DemoCharge charge) => Currency.Of(charge.Customer.Currency).Decimals;

    /// <summary>The vendor's published names.</summary>
    private static string Holder(DemoCharge charge) => charge.Story switch
    {
        DemoStory.InsufficientFunds => "CCREJECT-IF",
        DemoStory.ExpiredCard => "CCREJECT-EC",
        DemoStory.LostCard => "CCREJECT-LS",
        DemoStory.DoNotHonor => "CCREJECT-REFUSED",
        _ => $"{charge.Customer.FirstName} {charge.Customer.LastName}",
    };
}
