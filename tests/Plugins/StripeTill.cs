using System.Globalization;
using System.Net.Http.Headers;
using CrmPayments.Emulator.Gateways.Stripe;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins;

/// <summary>A shop that sells through the Stripe simulator.</summary>
internal static class StripeTill
{
    /// <returns>The PaymentIntent's id.</returns>
    public static Task<string> ChargeAsync(Uri url, decimal amount, string customerReference) => PostAsync(url, "payment_intents", new()
    {
        ["amount"] = ((long)(amount * 100m)).ToString(CultureInfo.InvariantCulture),
        ["currency"] = "usd",
        ["payment_method"] = "pm_card_visa",
        ["confirm"] = "true",
        ["metadata[order_id]"] = "T-" + Guid.NewGuid().ToString("N"),
        ["metadata[crm_customer_id]"] = customerReference,
    });

    /// <summary>Only holds the money.</summary>
    /// <inheritdoc cref="ChargeAsync"/>
    public static Task<string> AuthorizeAsync(Uri url, decimal amount) => PostAsync(url, "payment_intents", new()
    {
        ["amount"] = ((long)(amount * 100m)).ToString(CultureInfo.InvariantCulture),
        ["currency"] = "usd",
        ["payment_method"] = "pm_card_visa",
        ["confirm"] = "true",
        ["capture_method"] = "manual",
    });

    /// <summary>Charges a card that the shop has stored with a customer.</summary>
    /// <returns>The PaymentIntent's id.</returns>
    public static Task<string> ChargeAsync(Uri url, StoredMethod card, decimal amount, string customerReference) => PostAsync(url, "payment_intents", new()
    {
        ["amount"] = ((long)(amount * 100m)).ToString(CultureInfo.InvariantCulture),
        ["currency"] = "usd",
        ["customer"] = card.CustomerToken,
        ["payment_method"] = card.Token,
        ["confirm"] = "true",
        ["metadata[crm_customer_id]"] = customerReference,
    });

    /// <summary>Stores a good card for a new customer.</summary>
    public static async Task<StoredMethod> StoreAsync(Uri url)
    {
        var customer = await PostAsync(url, "customers", new() { ["email"] = "olivia@fabrikam.example" });
        return new(await PostAsync(url, "payment_methods/pm_card_visa/attach", new() { ["customer"] = customer }), customer);
    }

    public static Task<string> CaptureAsync(Uri url, string intent) => PostAsync(url, $"payment_intents/{intent}/capture", []);

    private static async Task<string> PostAsync(Uri url, string path, Dictionary<string, string> fields)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", StripeCredentials.SecretKey);
        using var form = new FormUrlEncodedContent(fields);
        using var response = await http.PostAsync(new Uri(url, "/simulators/stripe/v1/" + path), form);
        var text = await response.Content.ReadAsStringAsync();
        return (string?)JObject.Parse(text)["id"] ?? throw new InvalidOperationException(text);
    }
}
