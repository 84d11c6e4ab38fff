using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using CrmPayments.Emulator.Gateways.PayPal;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins;

/// <summary>A shop that sells through the PayPal simulator.</summary>
internal static class PayPalTill
{
    /// <returns>The capture's id.</returns>
    public static async Task<string> ChargeAsync(Uri url, decimal amount, string customerReference)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url, "/simulators/paypal/") };
        await SignInAsync(http);
        var order = new JObject
        {
            ["intent"] = "CAPTURE",
            ["purchase_units"] = new JArray(new JObject
            {
                ["invoice_id"] = "T-" + Guid.NewGuid().ToString("N"),
                ["custom_id"] = customerReference,
                ["amount"] = new JObject { ["currency_code"] = "USD", ["value"] = amount.ToString("F2", CultureInfo.InvariantCulture) },
            }),
            ["payment_source"] = new JObject { ["card"] = new JObject { ["number"] = "4012888888881881", ["expiry"] = "2030-12", ["name"] = "Olivia Bennett" } },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "v2/checkout/orders") { Content = new StringContent(order.ToString(), Encoding.UTF8, "application/json") };
        request.Headers.Add("PayPal-Request-Id", Guid.NewGuid().ToString());
        request.Headers.Add("Prefer", "return=representation");
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (string?)JObject.Parse(text).SelectToken("purchase_units[0].payments.captures[0].id") ?? throw new InvalidOperationException(text);
    }

    /// <summary>Stores a good card.</summary>
    public static async Task<StoredMethod> StoreAsync(Uri url)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url, "/simulators/paypal/") };
        await SignInAsync(http);
        var source = new JObject { ["payment_source"] = new JObject { ["card"] = new JObject { ["number"] = "4012888888881881", ["expiry"] = "2030-12", ["name"] = "Olivia Bennett" } } };
        using var content = new StringContent(source.ToString(), Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri("v3/vault/payment-tokens", UriKind.Relative), content);
        var text = await response.Content.ReadAsStringAsync();
        return new((string?)JObject.Parse(text)["id"] ?? throw new InvalidOperationException(text), "");
    }

    /// <summary>A refund that somebody makes on PayPal's own site: it carries no reference of ours.</summary>
    public static async Task<string> RefundInConsoleAsync(Uri url, string captureId, decimal amount)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url, "/simulators/paypal/") };
        await SignInAsync(http);
        var body = new JObject { ["amount"] = new JObject { ["currency_code"] = "USD", ["value"] = amount.ToString("F2", CultureInfo.InvariantCulture) } };
        using var content = new StringContent(body.ToString(), Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri($"v2/payments/captures/{captureId}/refund", UriKind.Relative), content);
        var text = await response.Content.ReadAsStringAsync();
        return (string?)JObject.Parse(text)["id"] ?? throw new InvalidOperationException(text);
    }

    private static async Task SignInAsync(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/oauth2/token") { Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{PayPalCredentials.ClientId}:{PayPalCredentials.ClientSecret}")));
        using var response = await http.SendAsync(request);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string?)JObject.Parse(await response.Content.ReadAsStringAsync())["access_token"]);
    }
}
