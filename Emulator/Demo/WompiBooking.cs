using System.Net.Http.Headers;
using System.Text;
using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.Wompi;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Demo;

/// <summary>Makes demo charges at the Wompi simulator over its REST API, one after the other: a fault meets the next charge. Wompi notifies by itself.</summary>
/// <remarks>What cannot be voided any more counts as settled: a wallet's charge at once, a card's when its day is over.</remarks>
internal sealed class WompiBooking : IDemoBooking
{
    private static readonly DemoStory[] Stories =
        [DemoStory.InsufficientFunds, DemoStory.Unsettled, DemoStory.ExpiredCard, DemoStory.LostCard, DemoStory.CallIssuer, DemoStory.DoNotHonor];

    public static readonly DemoGateway Gateway = new(GatewayType.Wompi, "Wompi", "wompi")
    {
        ApiSecret = new("cpay_DemoWompiKeys", WompiCredentials.PrivateKey + " " + WompiCredentials.IntegritySecret),
        WebhookSecret = new("cpay_DemoWompiEventsSecret", WompiCredentials.EventsSecret),
        PublicKey = WompiCredentials.PublicKey,
        Charges = DemoCharges.At("WO", Stories, currency => currency == "COP", each: 3),
        Booking = url => new WompiBooking(url),
        AtOnce = 1,
    };

    private readonly HttpClient _http;

    public WompiBooking(Uri url) => _http = new HttpClient { BaseAddress = new Uri(url, "/simulators/wompi/") };

    /// <inheritdoc/>
    public async Task BookAsync(DemoCharge charge, JToken? booked)
    {
        if (booked is null) await ChargeAsync(charge, await StoreAsync(charge));
    }

    public void Dispose() => _http.Dispose();

    /// <returns>The payment source's number.</returns>
    private async Task<JToken> StoreAsync(DemoCharge charge)
    {
        var token = charge.Story == DemoStory.Settled
            ? await SendAsync("v1/tokens/nequi", WompiCredentials.PublicKey, new() { ["phone_number"] = "3991111111" })
            : await SendAsync("v1/tokens/cards", WompiCredentials.PublicKey, new()
            {
                ["number"] = "4242424242424242",
                ["cvc"] = "123",
                ["exp_month"] = "12",
                ["exp_year"] = "30",
                ["card_holder"] = $"{charge.Customer.FirstName} {charge.Customer.LastName}",
            });
        var source = await SendAsync("v1/payment_sources", WompiCredentials.PrivateKey, new()
        {
            ["type"] = charge.Story == DemoStory.Settled ? "NEQUI" : "CARD",
            ["token"] = token["id"],
            ["customer_email"] = charge.Customer.Email,
            ["acceptance_token"] = "terms",
            ["accept_personal_auth"] = "personal-data",
        });
        return source["id"]!;
    }

    private async Task ChargeAsync(DemoCharge charge, JToken source)
    {
        if (Code(charge.Story) is { } code) await SendAsync("faults", "", new() { ["operation"] = "charge", ["kind"] = "decline", ["code"] = code });
        var cents = (long)(charge.Amount * 100m);
        await SendAsync("v1/transactions", WompiCredentials.PrivateKey, new()
        {
            ["amount_in_cents"] = cents,
            ["currency"] = charge.Customer.Currency,
            ["customer_email"] = charge.Customer.Email,
            ["reference"] = charge.Reference,
            ["signature"] = WompiSignatures.Integrity(charge.Reference, cents, charge.Customer.Currency),
            ["payment_source_id"] = source,
            ["payment_method"] = new JObject { ["installments"] = 1 },
        });
    }

    private async Task<JToken> SendAsync(string path, string key, JObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body.ToString(), Encoding.UTF8, "application/json") };
        if (key.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await _http.SendAsync(request);
        var answer = JToken.Parse(await response.Content.ReadAsStringAsync());
        return response.IsSuccessStatusCode ? (answer as JObject)?["data"] ?? answer : throw new InvalidOperationException($"The Wompi simulator refused the demo's request: {answer}");
    }

    /// <summary>Reasons that no published test data brings about.</summary>
    private static string? Code(DemoStory story) => story switch
    {
        DemoStory.InsufficientFunds => "51",
        DemoStory.ExpiredCard => "54",
        DemoStory.LostCard => "41",
        DemoStory.DoNotHonor => "05",
        DemoStory.CallIssuer => "01",
        _ => null,
    };
}
