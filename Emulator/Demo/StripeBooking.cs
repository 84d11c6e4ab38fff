using System.Globalization;
using System.Net.Http.Headers;
using CrmPayments.Core;
using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.Stripe;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Demo;

/// <summary>Makes demo charges at the Stripe simulator over its REST API, as a shop would; Stripe notifies by itself.</summary>
internal sealed class StripeBooking : IDemoBooking
{
    private static readonly DemoStory[] Stories =
        [DemoStory.PartlyRefunded, DemoStory.InsufficientFunds, DemoStory.Settled, DemoStory.Disputed, DemoStory.LostCard, DemoStory.Settled, DemoStory.ExpiredCard, DemoStory.DoNotHonor];

    public static readonly DemoGateway Gateway = new(GatewayType.Stripe, "Stripe", "stripe")
    {
        ApiSecret = new("cpay_DemoStripeSecretKey", StripeCredentials.SecretKey),
        WebhookSecret = new("cpay_DemoStripeWebhookSecret", StripeCredentials.WebhookSecret),
        Charges = DemoCharges.At("ST", Stories),
        Booking = url => new StripeBooking(url),
    };

    private readonly HttpClient _http;

    public StripeBooking(Uri url)
    {
        _http = new HttpClient { BaseAddress = new Uri(url, "/simulators/stripe/v1/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", StripeCredentials.SecretKey);
    }

    /// <inheritdoc/>
    /// <remarks>What is booked already needs no look: the same keys get the same answers.</remarks>
    public async Task BookAsync(DemoCharge charge, JToken? booked)
    {
        var customer = await PostAsync("customers", charge, new()
        {
            ["email"] = charge.Customer.Email,
            ["name"] = $"{charge.Customer.FirstName} {charge.Customer.LastName}",
            ["metadata[crm_customer_id]"] = $"contact:{charge.Customer.Id}",
        });
        var method = await MethodAsync(charge, (string)customer["id"]!);
        var intent = await PostAsync("payment_intents", charge, new()
        {
            ["amount"] = Units(charge, charge.Amount),
            ["currency"] = charge.Customer.Currency.ToLowerInvariant(),
            ["customer"] = (string)customer["id"]!,
            ["payment_method"] = method,
            ["confirm"] = "true",
            ["metadata[order_id]"] = charge.Reference,
            ["metadata[crm_customer_id]"] = $"contact:{charge.Customer.Id}",
        });
        if (charge.Story == DemoStory.PartlyRefunded)
            await PostAsync("refunds", charge, new() { ["payment_intent"] = (string)intent["id"]!, ["amount"] = Units(charge, decimal.Round(charge.Amount / 3m, Currency.Of(charge.Customer.Currency).Decimals)) });
    }

    public void Dispose() => _http.Dispose();

    /// <summary>A card that will be declined is used as it is; a good one is stored first.</summary>
    private async Task<string> MethodAsync(DemoCharge charge, string customerId)
    {
        var card = Card(charge.Story);
        if (charge.Story is not (DemoStory.Settled or DemoStory.PartlyRefunded)) return card;
        return (string)(await PostAsync($"payment_methods/{card}/attach", charge, new() { ["customer"] = customerId }))["id"]!;
    }

    private async Task<JObject> PostAsync(string path, DemoCharge charge, Dictionary<string, string> form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) };

        // The same keys at a second run: the simulator answers what it answered first.
        request.Headers.Add("Idempotency-Key", $"demo-{path}-{charge.Reference}");
        using var response = await _http.SendAsync(request);
        var answer = JObject.Parse(await response.Content.ReadAsStringAsync());
        return answer["error"] is not JObject error ? answer
            : (string?)error["type"] == "card_error" ? (JObject?)error["payment_intent"] ?? []
            : throw new InvalidOperationException($"The Stripe simulator refused the demo's charge: {error["message"]}");
    }

    /// <summary>Stripe's published test payment methods.</summary>
    private static string Card(DemoStory story) => story switch
    {
        DemoStory.InsufficientFunds => "pm_card_visa_chargeDeclinedInsufficientFunds",
        DemoStory.ExpiredCard => "pm_card_chargeDeclinedExpiredCard",
        DemoStory.LostCard => "pm_card_visa_chargeDeclinedLostCard",
        DemoStory.DoNotHonor => "pm_card_visa_chargeDeclined",
        DemoStory.Disputed => "pm_card_createDispute",
        _ => "pm_card_visa",
    };

    private static string Units(DemoCharge charge, decimal amount) => new Money(amount, Currency.Of(charge.Customer.Currency)).MinorUnits.ToString(CultureInfo.InvariantCulture);
}
