using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using CrmPayments.Emulator.Gateways.Wompi;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins;

/// <summary>A shop that sells through the Wompi simulator.</summary>
internal static class WompiTill
{
    /// <returns>The transaction's id.</returns>
    public static async Task<string> ChargeAsync(Uri url, decimal amount)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url, "/simulators/wompi/v1/") };
        var source = await StoreAsync(http);
        var (reference, cents) = ("T-" + Guid.NewGuid().ToString("N"), (long)(amount * 100m));
        var transaction = await SendAsync(http, "transactions", WompiCredentials.PrivateKey, new()
        {
            ["amount_in_cents"] = cents,
            ["currency"] = "COP",
            ["customer_email"] = "olivia@fabrikam.example",
            ["reference"] = reference,
            ["signature"] = WompiSignatures.Integrity(reference, cents, "COP"),
            ["payment_source_id"] = source,
            ["payment_method"] = new JObject { ["installments"] = 1 },
        });
        return (string)transaction["id"]!;
    }

    /// <summary>Stores a good card for a new customer.</summary>
    public static async Task<StoredMethod> StoreAsync(Uri url)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url, "/simulators/wompi/v1/") };
        return new((await StoreAsync(http)).ToString(CultureInfo.InvariantCulture), "");
    }

    private static async Task<int> StoreAsync(HttpClient http)
    {
        var token = await SendAsync(http, "tokens/cards", WompiCredentials.PublicKey, new() { ["number"] = "4242424242424242", ["cvc"] = "123", ["exp_month"] = "12", ["exp_year"] = "30", ["card_holder"] = "Olivia Bennett" });
        var source = await SendAsync(http, "payment_sources", WompiCredentials.PrivateKey, new()
        {
            ["type"] = "CARD",
            ["token"] = token["id"],
            ["customer_email"] = "olivia@fabrikam.example",
            ["acceptance_token"] = "terms",
            ["accept_personal_auth"] = "personal-data",
        });
        return (int)source["id"]!;
    }

    private static async Task<JToken> SendAsync(HttpClient http, string path, string key, JObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body.ToString(), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await http.SendAsync(request);
        var answer = JObject.Parse(await response.Content.ReadAsStringAsync());
        return answer["data"] ?? throw new InvalidOperationException(answer.ToString());
    }
}
